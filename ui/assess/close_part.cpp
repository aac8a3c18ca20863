#include "ui/assess/close_part.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/close_round.h"
#include "core/assess/round_rows.h"
#include "core/store/ledger_store.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/presentation/round_papers.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/report_output.h"

namespace lx::ui {

ClosePart::ClosePart(AppContext& context, QWidget* parent)
    : AssessPart(context, parent), m_output(new ReportOutput(context, this)),
      m_working(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_words = new TextLabel(this);
    m_words->setWordWrap(true);
    m_words->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    column->addWidget(m_words);
    auto* flow = new FlowLayout(nullptr, Theme::grid(1));
    const auto button = [&](const QString& text, const QString& name) {
        auto* made = new QPushButton(text, this);
        made->setAccessibleName(name);
        flow->addWidget(made);
        return made;
    };
    m_close = button(tr("&Close the round"), tr("Close the round"));
    set_primary(m_close);
    m_reopen = button(tr("O&pen it again"), tr("Open the round again"));
    m_rows = button(tr("&Rows of the ledger"), tr("Rows of the round in the ledger"));
    m_sheets = button(tr("&Score sheets"), tr("Score sheets of the round"));
    m_ranking = button(tr("R&anking report"), tr("Report of the ranking"));
    column->addLayout(flow);
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Step"), tr("Still missing")});
    m_view = table(m_model, tr("What the round still lacks"));
    m_view->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_view->setWordWrap(true);
    column->addWidget(m_view, 1);
    column->addStretch(); // while there is no table
    connect(m_close, &QPushButton::clicked, this, &ClosePart::close_now);
    connect(m_reopen, &QPushButton::clicked, this, &ClosePart::reopen);
    connect(m_rows, &QPushButton::clicked, this, &ClosePart::show_rows);
    connect(m_sheets, &QPushButton::clicked, this, &ClosePart::print_sheets);
    connect(m_ranking, &QPushButton::clicked, this,
            [this] { this->context().go(Place::sheet(QStringLiteral("assessment-rank"))); });
}

void ClosePart::shown_changed()
{
    std::vector<TextTableModel::Row> rows;
    for (std::size_t i = 0; i < static_cast<std::size_t>(AssessStep::Close); ++i) {
        const auto step = static_cast<AssessStep>(i);
        if (!has_step(*round().scheme, step))
            continue;
        for (const std::string& sentence :
             step_gap(round(), shown().results, step, shown().names).missing) {
            TextTableModel::Row row;
            row.texts = {qt(step_title(step)), qt(sentence)};
            row.tone = TextTableModel::Tone::Warning;
            rows.push_back(std::move(row));
        }
    }
    const bool ready = rows.empty();
    m_words->setText(
        round().closed ? tr("Closed on %1: ranks, grades and scores stand in the ledgers, with the "
                            "scheme they "
                            "were computed by.")
                             .arg(date_text(*round().closed))
        : ready ? tr("Everything is there. Closing writes the rows of the ledgers as one action, "
                     "which can be undone.")
                : tr("%1 matters are still open.").arg(rows.size()));
    m_view->setVisible(!ready);
    m_model->set_rows(std::move(rows));
    m_view->resizeColumnToContents(0);
    m_close->setVisible(!round().closed);
    m_close->setEnabled(editable() && ready);
    const bool closed = round().closed.has_value();
    m_reopen->setVisible(closed);
    m_reopen->setEnabled(!context().read_only());
    m_sheets->setText(round().id.members ? tr("Result &sheet") : tr("&Score sheets"));
    m_rows->setVisible(closed);
    m_ranking->setVisible(closed && !round().id.members); // a report of 述职评议考核
}

void ClosePart::close_now()
{
    const ShownRoundPtr of = shared();
    const Date today = context().clock().today();
    context().change_many(
        m_working, tr("%1: closed").arg(qt(round_title(of->round.id))),
        [id = of->round.id, today,
         definitions = context().definitions()](Database& database, const Catalog& catalog,
                                                Writer& writer, Progress& progress) -> Result<> {
            // As it is now, not as it was shown: papers may have been kept since.
            LX_ASSIGN(const AssessRound now, load_assess_round(database, definitions->facts(), id));
            LX_ASSIGN(const OrgNames names, org_names(database, catalog, now));
            return close_round(database, catalog, writer, now, names, today, progress);
        },
        {});
}

void ClosePart::show_rows()
{
    const Query of_round = round_rows(round().id);
    auto ids = LedgerStore(context().database(), *context().catalog()).ids(of_round);
    if (ids)
        context().go(Place::rows(of_round.ledger, std::move(*ids), qt(round_title(round().id))));
    else
        context().notices().error(ids.error());
}

void ClosePart::print_sheets()
{
    const QString name = tr("Score sheets %1").arg(round().id.year);
    m_working.start<ReportOutput::Pieces>(
        JobKind::Long, name,
        [path = context().path8(), definitions = context().definitions(), of = shared(),
         day = context().as_of()](JobProgress& progress) -> Result<ReportOutput::Pieces> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            std::vector<SheetDoc> sheets;
            if (of->round.id.members) {
                sheets.push_back(appraisal_sheet(of->round, of->assessor, of->names));
            } else {
                LX_ASSIGN(sheets, score_sheets(*database, definitions->catalog(), of->round,
                                               of->names, day));
            }
            return std::make_shared<const std::vector<PrintPiece>>(sheet_pieces(sheets));
        },
        [this, name](Result<ReportOutput::Pieces> made) {
            if (made)
                m_output->save_pdf(std::move(*made), PageSetup::portrait(), name);
            else
                context().notices().error(made.error());
        });
}

void ClosePart::reopen()
{
    const ShownRoundPtr of = shared();
    context().change_many(
        m_working, tr("%1: opened again").arg(qt(round_title(of->round.id))),
        [id = of->round.id, definitions = context().definitions()](
            Database& database, const Catalog& catalog, Writer& writer, Progress&) -> Result<> {
            LX_ASSIGN(const AssessRound now, load_assess_round(database, definitions->facts(), id));
            return reopen_round(database, catalog, writer, now);
        },
        {});
}

void ClosePart::focus_first()
{
    (m_close->isVisible() ? m_close : m_rows)->setFocus();
}

} // namespace lx::ui
