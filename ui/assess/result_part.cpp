#include "ui/assess/result_part.h"

#include <algorithm>

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

ResultPart::ResultPart(AppContext& context, QWidget* parent) : AssessPart(context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_counts = new TextLabel(this);
    m_counts->setWordWrap(true);
    m_counts->setAccessibleName(tr("Grades given and their quotas"));
    column->addWidget(m_counts);
    m_model = new EntryTableModel({}, this);
    m_view = table(m_model, tr("Ranking"));
    column->addWidget(m_view, 1);
    set_print_head(
        m_view,
        [this] {
            TableHead head{tr("%1: ranking").arg(qt(round_title(round().id))), {}, {}};
            head.lines << qt(shown().assessor) << m_counts->text();
            return head;
        },
        true);
}

void ResultPart::shown_changed()
{
    const AssessScheme& scheme = *round().scheme;
    if (m_columns_of == nullptr || m_columns_of->json != scheme.json) {
        m_columns_of = round().scheme;
        using Way = EntryTableModel::Way;
        std::vector<EntryTableModel::Column> columns{
            {tr("Rank"), Way::Read, Qt::AlignRight},
            {scheme.of_members() ? tr("Member") : tr("Organization")},
            {tr("Points of the year"), Way::Read, Qt::AlignRight},
            {tr("Points of the report"), Way::Read, Qt::AlignRight}};
        for (const auto& voters : scheme.voters)
            columns.push_back({qt(voters.name), Way::Read, Qt::AlignRight});
        columns.push_back({tr("Total"), Way::Read, Qt::AlignRight});
        columns.push_back({tr("Grade")});
        m_model->set_columns(std::move(columns));
        const int last = m_model->columnCount() - 1;
        m_view->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
        m_view->setColumnWidth(0, characters(m_view, 4));
        for (int c = 2; c <= last; ++c)
            m_view->setColumnWidth(c, characters(m_view, 7));
        m_view->setColumnHidden(2, !has_step(scheme, AssessStep::Daily));
        m_view->setColumnHidden(3, !has_step(scheme, AssessStep::Report));
    }
    std::vector<const AssessResult*> order;
    for (const AssessResult& one : shown().results.orgs)
        order.push_back(&one);
    std::ranges::stable_sort(order, [](const AssessResult* a, const AssessResult* b) {
        return (a->rank == 0) != (b->rank == 0) ? a->rank != 0 : a->rank < b->rank;
    });
    std::vector<EntryTableModel::Row> rows;
    for (const AssessResult* one : order) {
        EntryTableModel::Row row{one->org, {}};
        row.cells.push_back({one->rank > 0 ? QString::number(one->rank) : QStringLiteral("–")});
        row.cells.push_back({shown().name(one->org)});
        row.cells.push_back({shown().score(one->daily)});
        row.cells.push_back({shown().score(one->report)});
        for (const auto& votes : one->votes)
            row.cells.push_back({shown().score(votes)});
        row.cells.push_back({shown().score(one->total)});
        row.cells.push_back({one->grade ? qt(scheme.grades[*one->grade].name) : QString()});
        rows.push_back(std::move(row));
    }
    m_model->set_rows(std::move(rows));
    QStringList counts;
    for (const GradeCount& count : shown().results.grades) {
        const QString name = qt(scheme.grades[count.grade].name);
        counts << (count.quota
                       ? tr("%1: %2 of at most %3").arg(name).arg(count.given).arg(*count.quota)
                       : QStringLiteral("%1：%2").arg(name).arg(count.given));
    }
    m_counts->setText(tr("%1 of %2 ranked.").arg(shown().results.ranked).arg(round().orgs.size()) +
                      QStringLiteral("　") + counts.join(QStringLiteral("　")));
}

void ResultPart::focus_first()
{
    m_view->setFocus();
}

} // namespace lx::ui
