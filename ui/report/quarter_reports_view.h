#pragma once

#include <set>
#include <string>

#include <QTableView>

#include "core/report/quarter/quarter_set.h"

namespace lx::ui {

class TextTableModel;

/// The reports of a quarter, a row each, with what their checks say. Enter or a double click opens
/// one.
class QuarterReportsView : public QTableView
{
    Q_OBJECT
public:
    explicit QuarterReportsView(QWidget* parent = nullptr);
    /// `defs`: those there are; what their checks say follows with the set (null = not known).
    void show_set(const std::vector<ReportDef>& defs, const QuarterSet* set,
                  const Quarter& quarter);
    /// Ids of the chosen reports.
    [[nodiscard]] std::set<std::string> chosen() const;

Q_SIGNALS:
    void wanted(const QString& id);
    void choice_changed();

private:
    TextTableModel* m_model = nullptr;
    std::vector<std::string> m_ids; ///< of the rows
};

} // namespace lx::ui
