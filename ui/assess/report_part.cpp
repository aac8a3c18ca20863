#include "ui/assess/report_part.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "ui/document/notices.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int handed_in = 1;
constexpr int points = 2;

} // namespace

ReportPart::ReportPart(AppContext& context, QWidget* parent) : AssessPart(context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_hint = new TextLabel(this);
    m_hint->setWordWrap(true);
    set_role(m_hint, "soft");
    column->addWidget(m_hint);
    m_model = new EntryTableModel(
        [this](qint64 org, int at, const QString& text) { return give(org, at, text); }, this);
    m_model->set_columns(
        {{tr("Organization")},
         {tr("Report handed in"), EntryTableModel::Way::Write, Qt::AlignHCenter},
         {tr("Points of the report"), EntryTableModel::Way::Write, Qt::AlignRight}});
    m_view = table(m_model, tr("Reports at the meeting"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    keep_measured(m_view, [view = m_view] {
        view->setColumnWidth(handed_in, characters(view, 9));
        view->setColumnWidth(points, characters(view, 9));
    });
    column->addWidget(m_view, 1);
}

void ReportPart::shown_changed()
{
    m_hint->setText(round().scheme->report_weight == 0
                        ? tr("The scheme gives no points for the report at the meeting.")
                        : tr("Points from 0 to %1, %2 % of the total.")
                              .arg(qt(points_text(round().scheme->report_points)))
                              .arg(round().scheme->report_weight));
    std::vector<EntryTableModel::Row> rows;
    for (const std::int64_t org : round().orgs) {
        const auto found = round().reports.find(org);
        const ReportScore report = found == round().reports.end() ? ReportScore{} : found->second;
        rows.push_back({org,
                        {{shown().name(org)},
                         {report.handed_in ? qt(report.handed_in->iso()) : QString()},
                         {report.points ? qt(points_text(*report.points)) : QString()}}});
    }
    m_model->set_rows(std::move(rows));
    m_model->set_read_only(!editable());
}

bool ReportPart::give(std::int64_t org, int column, const QString& text)
{
    std::optional<Date> day;
    std::optional<Points> given;
    if (column == handed_in) {
        day = entered_day(text);
        if (!day && !text.isEmpty())
            return false;
    } else if (!text.isEmpty()) {
        const auto read = points_of(utf8_of(text));
        if (!read) {
            context().notices().error(read.error());
            return false;
        }
        given = *read;
    }
    return act(tr("report"), [&](Writer& writer, const AssessRound& of) {
        const auto found = of.reports.find(org);
        ReportScore report = found == of.reports.end() ? ReportScore{} : found->second;
        if (column == handed_in)
            report.handed_in = day;
        else
            report.points = given;
        return give_report(writer, of, org, report);
    });
}

void ReportPart::focus_first()
{
    if (!m_view->currentIndex().isValid() && m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(0, points));
    m_view->setFocus();
}

} // namespace lx::ui
