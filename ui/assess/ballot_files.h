#pragma once

#include <QObject>

#include "ui/assess/assess_part.h"
#include "ui/presentation/jobs.h"

namespace lx {
struct BallotImport;
}

namespace lx::ui {

class ReportOutput;

/// Ballots on paper, and out of workbooks.
class BallotFiles : public QObject
{
    Q_OBJECT
public:
    BallotFiles(AppContext& context, QObject* parent);
    /// So many papers of a box; asks where to.
    void print(const ShownRound& shown, const BoxId& box, int many, bool numbered);
    /// Asks for a workbook and keeps its ballots in a pass (0 or 1), as one action; what was not
    /// taken is told.
    void import(const ShownRoundPtr& shown, int pass);

private:
    void tell(const BallotImport& found);

    AppContext& m_context;
    ReportOutput* m_output;
    WorkSlot m_making;
    WorkSlot m_importing;
};

} // namespace lx::ui
