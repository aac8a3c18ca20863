#include "ui/assess/ballot_files.h"

#include <algorithm>

#include "core/assess/ballot_file.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/presentation/round_papers.h"
#include "ui/widgets/report_output.h"

namespace lx::ui {

BallotFiles::BallotFiles(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_output(new ReportOutput(context, this)),
      m_making(context.jobs()), m_importing(context.jobs())
{}

void BallotFiles::print(const ShownRound& shown, const BoxId& box, int many, bool numbered)
{
    BallotPaper paper = ballot_paper_of(shown.round, box, shown.names);
    const QString name = qt(paper.title + paper.voters);
    m_making.start<ReportOutput::Pieces>(
        JobKind::Long, tr("Ballots"),
        [paper = std::move(paper), many, numbered](JobProgress&) -> Result<ReportOutput::Pieces> {
            return std::make_shared<const std::vector<PrintPiece>>(
                sheet_pieces(ballot_papers(paper, many, numbered)));
        },
        [this, name](Result<ReportOutput::Pieces> made) {
            if (made)
                m_output->save_pdf(std::move(*made), PageSetup::portrait(), name);
            else
                m_context.notices().error(made.error());
        });
}

void BallotFiles::import(const ShownRoundPtr& shown, int pass)
{
    const QString path = m_context.dialogs().open_file(
        tr("Ballots"), tr("Workbooks (*.xlsx *.xls *.et *.ods *.csv);;All files (*)"));
    if (path.isEmpty())
        return;
    const auto found = std::make_shared<BallotImport>();
    m_context.change_many(
        m_importing, tr("%1: ballots imported").arg(qt(round_title(shown->round.id))),
        [shown, pass, found, by = m_context.actor().user, path = utf8_of(path),
         definitions = m_context.definitions()](Database& database, const Catalog& catalog,
                                                Writer& writer, Progress& progress) -> Result<> {
            LX_ASSIGN(const AssessRound now,
                      reload_for_ballots(database, definitions->facts(), shown->round));
            LX_ASSIGN(*found, read_ballot_file(database, catalog, now, path, progress));
            return keep_ballots(writer, now, *found, pass, by);
        },
        [this, found](Result<std::int64_t> action) {
            if (action)
                tell(*found);
            else
                m_context.notices().error(action.error());
        });
}

void BallotFiles::tell(const BallotImport& found)
{
    const std::size_t refused = found.refused.size();
    QStringList lines{tr("%1 ballots and the totals of %2 groups of voters imported.")
                          .arg(found.sheets.size())
                          .arg(found.totals.size())};
    if (refused > 0)
        lines << tr("%1 matters were not taken:").arg(refused);
    constexpr std::size_t told = 5;
    for (std::size_t i = 0; i < std::min(told, refused); ++i) {
        const BallotImport::Refused& one = found.refused[i];
        lines << (one.row == 0 ? qt(one.reason)
                               : tr("Row %1: %2").arg(one.row).arg(qt(one.reason)));
    }
    if (refused > told)
        lines << tr("and %1 more").arg(refused - told);
    m_context.notices().post(
        {refused > 0 ? NoticeKind::Warning : NoticeKind::Success, lines.join(QLatin1Char('\n'))});
}

} // namespace lx::ui
