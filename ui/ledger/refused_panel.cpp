#include "ui/ledger/refused_panel.h"

#include <algorithm>
#include <map>

#include <QPushButton>
#include <QTreeWidget>

#include "ui/presentation/format.h"
#include "ui/presentation/table_text.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int lines_shown = 200;
constexpr int list_rows = 5;

} // namespace

RefusedPanel::RefusedPanel(QWidget* parent)
    : ListPanel(tr("Copy these rows"), tr("Rows not taken"),
                {tr("Row"), tr("Column"), tr("Content"), tr("Reason")}, list_rows, parent)
{
    set_tip(act(), tr("With the reasons, to be put right in Excel and pasted again"));
    connect(act(), &QPushButton::clicked, this, [this] { Q_EMIT copy_wanted(m_shown, m_whole); });
}

void RefusedPanel::show_report(const ImportReport& report, const std::vector<QStringList>& rows,
                               const std::vector<QStringList>& shown, int first_row)
{
    list()->clear();
    m_shown.clear();
    m_whole.clear();
    std::map<std::int64_t, QStringList> reasons;
    for (const ImportIssue& issue : report.errors) {
        reasons[issue.row + first_row] << qt(issue.reason);
        if (list()->topLevelItemCount() >= lines_shown)
            continue;
        new QTreeWidgetItem(list(),
                            {count_text(issue.row + first_row), shown_text(qt(issue.column)),
                             shown_text(qt(issue.value)), shown_text(qt(issue.reason))});
    }
    for (const auto& [row, why] : reasons) {
        if (row < 1 || row > static_cast<std::int64_t>(rows.size()))
            continue;
        const auto at = static_cast<std::size_t>(row - 1);
        const QString reason = QLatin1Char('\t') + why.join(QLatin1Char(' ')) + QLatin1Char('\n');
        QStringList whole;
        for (const QString& cell : rows[at])
            whole << exact_cell(cell);
        m_whole += whole.join(QLatin1Char('\t')) + reason;
        m_shown += shown[std::min(at, shown.size() - 1)].join(QLatin1Char('\t')) + reason;
    }
    title()->setText(tr("%1 rows were not taken").arg(count_text(report.refused)));
    fit_columns();
    show();
}

} // namespace lx::ui
