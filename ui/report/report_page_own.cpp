// What the page of reports does with a county's own ones; the rest stands in report_page.cpp.

#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/report/own_report_menu.h"
#include "ui/report/own_report_panel.h"
#include "ui/report/quarter_view.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"

namespace lx::ui {

void ReportPage::connect_own_reports()
{
    m_own_button->setMenu(m_own_menu);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        const QListWidgetItem* item = m_list->itemAt(at);
        if (m_def != nullptr && item != nullptr && item == m_list->currentItem())
            m_own_menu->popup(m_list->viewport()->mapToGlobal(at));
    });
    connect(m_own_menu, &QMenu::aboutToShow, this,
            [this] { m_own_menu->offer(m_def != nullptr && !m_def->based_on.empty()); });
    connect(m_own_menu, &OwnReportMenu::copy, this, [this] { edit_own(true); });
    connect(m_own_menu, &OwnReportMenu::change, this, [this] { edit_own(false); });
    connect(m_own_menu, &OwnReportMenu::remove, this, &ReportPage::remove_own);
    connect(m_own_panel, &OwnReportPanel::left, this, &ReportPage::leave_own);
    connect(m_own_panel, &OwnReportPanel::saved, this, [this](const QString& id) {
        leave_own();
        m_def = nullptr; // it points into what is read anew
        read_reports();
        m_list->fill(m_reports, m_sheets, {});
        m_list->choose(id);
    });
}

/// The reports of the file that is open, or those of the program.
void ReportPage::read_reports()
{
    auto reports = context().has_document()
                       ? all_reports(context().database(), m_definitions->facts())
                       : ReportDef::all(m_definitions->facts());
    if (!reports)
        context().notices().error(reports.error());
    else
        m_reports = std::move(*reports);
    m_quarter->set_reports(m_reports);
}

bool ReportPage::shows_persons(const ReportDef& def) const
{
    const FactRegistry& facts = m_definitions->facts();
    for (const ReportTableDef& table : def.tables) {
        for (const ReportColumnDef& column : table.columns) {
            const std::string& of =
                column.related.empty() ? table.ledger : column.related.back().ledger;
            const bool words = column.kind == ReportColumnDef::Kind::Fact ||
                               column.kind == ReportColumnDef::Kind::Related;
            const FactPath path = words ? facts.path(of, column.fact) : FactPath{};
            if (path.fact == nullptr || path.fact->field < 0)
                continue;
            const LedgerDef& ledger = *facts.catalog().ledger(path.fact->ledger);
            if (ledger.fields[static_cast<std::size_t>(path.fact->field)].sensitive)
                return true;
        }
    }
    return false;
}

void ReportPage::edit_own(bool as_new)
{
    if (m_def == nullptr || !context().has_document())
        return;
    const std::string& like = m_def->based_on.empty() ? m_def->id : m_def->based_on;
    for (const ReportDef& program : m_reports)
        if (program.id == like)
            m_own_panel->edit(*m_def, program, as_new);
}

void ReportPage::remove_own()
{
    if (m_def == nullptr || m_def->based_on.empty())
        return;
    const QString name = qt(m_def->name);
    const auto done =
        context().set_in_file([id = m_def->id](Database& database, const Actor& actor) {
            return remove_report(database, id, actor);
        });
    if (!done)
        context().notices().error(done.error());
    else
        context().notices().success(tr("“%1” was removed; undo brings it back.").arg(name));
}

void ReportPage::leave_own()
{
    m_own_panel->hide();
    m_list->setFocus();
}

} // namespace lx::ui
