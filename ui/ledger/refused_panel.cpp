#include "ui/ledger/refused_panel.h"

#include <algorithm>
#include <map>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/table_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int lines_shown = 200;
constexpr int list_rows = 5;

} // namespace

RefusedPanel::RefusedPanel(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    auto* line = new QHBoxLayout;
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    auto* copy_button = new QPushButton(tr("Copy these rows"), this);
    set_tip(copy_button, tr("With the reasons, to be put right in Excel and pasted again"));
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_title, 1);
    line->addWidget(copy_button);
    line->addWidget(close);
    column->addLayout(line);
    m_list = new QTreeWidget(this);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderLabels({tr("Row"), tr("Column"), tr("Content"), tr("Reason")});
    m_list->setAccessibleName(tr("Rows not taken"));
    m_list->setFixedHeight((list_rows + 1) * Theme::current().row_px);
    m_list->header()->setStretchLastSection(true);
    column->addWidget(m_list);
    connect(copy_button, &QPushButton::clicked, this,
            [this] { Q_EMIT copy_wanted(m_shown, m_whole); });
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    hide();
}

void RefusedPanel::show_report(const ImportReport& report, const std::vector<QStringList>& rows,
                               const std::vector<QStringList>& shown, int first_row)
{
    m_list->clear();
    m_shown.clear();
    m_whole.clear();
    std::map<std::int64_t, QStringList> reasons;
    for (const ImportIssue& issue : report.errors) {
        reasons[issue.row + first_row] << qt(issue.reason);
        if (m_list->topLevelItemCount() >= lines_shown)
            continue;
        new QTreeWidgetItem(m_list,
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
    m_title->setText(tr("%1 rows were not taken").arg(count_text(report.refused)));
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
    show();
}

} // namespace lx::ui
