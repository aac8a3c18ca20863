#include "ui/report/report_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTabBar>

#include "core/chart/report_charts.h"
#include "core/county/policies.h"
#include "core/instructors/score_texts.h"
#include "core/report/letterhead.h"
#include "core/report/make_report.h"
#include "core/report/make_sheets.h"
#include "core/report/quarter/changes_report.h"
#include "core/report/quarter/quarter_set.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/print/report_pieces.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/report/own_report_panel.h"
#include "ui/report/quarter_view.h"
#include "ui/report/report_list.h"
#include "ui/report/report_table_view.h"
#include "ui/report/subject_picker.h"
#include "ui/widgets/either.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/page_choice_edit.h"
#include "ui/widgets/page_view.h"

namespace lx::ui {

namespace {

constexpr int checks_tab = -1; ///< data of the tab 校验
constexpr int list_tab = -2;   ///< of the tab 名单

/// Nothing but 上报记录 changed: most reports don't show it.
bool only_submissions(const Page::Changes& changes)
{
    return !changes.document && !changes.moved && !changes.as_of && !changes.policies &&
           std::all_of(changes.data.begin(), changes.data.end(), [](const DataChange& change) {
               return !change.many && change.settings.empty() && !change.rows.empty() &&
                      std::all_of(
                          change.rows.begin(), change.rows.end(),
                          [](const DataChange::Row& row) { return row.ledger == "submission"; });
           });
}

/// Which periods are offered: the running one and those ended before.
constexpr int periods_back = 12;

} // namespace

ReportPage::ReportPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Reports"), parent), m_output(new ReportOutput(context, this)),
      m_slot(context.jobs())
{
    build_header();
    build_layout();
    load_definitions();
    connect(m_list, &ReportList::chosen, this, &ReportPage::chosen);
    connect(m_picker, &SubjectPicker::changed, this, &ReportPage::make);
    connect_own_reports();
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this,
            [this] { note({.policies = true}); }); // what reports are made by is another
}

/// Reports and sheets name facts of one file: another one needs its own.
void ReportPage::load_definitions()
{
    if (m_definitions == context().definitions())
        return;
    m_definitions = context().definitions();
    const QString kept = m_list->current();
    m_def = nullptr;
    read_reports();
    auto sheets = SheetDef::all(m_definitions->facts());
    if (!sheets)
        context().notices().error(sheets.error());
    else
        m_sheets = std::move(*sheets);
    m_list->fill(m_reports, m_sheets, kept);
}

void ReportPage::print()
{
    if (in_quarter())
        Page::print(); // its tables, as they are shown
    else if (m_print->isEnabled())
        m_print->click();
}

bool ReportPage::show_place(const Place& place)
{
    if (const auto* part = std::get_if<Place::Part>(&place.what);
        part != nullptr && part->name.section(QLatin1Char('/'), 0, 0) == QLatin1String("quarter")) {
        m_list->choose(QLatin1String(ReportList::quarter_id));
        m_quarter->open({}, part->name.section(QLatin1Char('/'), 1, 1));
        return true;
    }
    const auto* wanted = std::get_if<Place::Sheet>(&place.what);
    if (wanted == nullptr)
        return Page::show_place(place);
    if (!m_list->choose(wanted->id))
        return false;
    if (sheet() != nullptr && !wanted->rows.empty())
        m_picker->offer(sheet()->ledger, wanted->rows);
    return true;
}

const SheetDef* ReportPage::sheet() const
{
    for (const SheetDef& sheet : m_sheets) {
        if (qt(sheet.id) == m_list->current())
            return &sheet;
    }
    return nullptr;
}

void ReportPage::chosen(const QString& id)
{
    m_slot.stop(); // what was being made belongs to the one chosen before
    m_def = nullptr;
    for (const ReportDef& report : m_reports) {
        if (qt(report.id) == id)
            m_def = &report;
    }
    show_quarter(in_quarter());
    const SheetDef* one = sheet();
    m_period->setVisible(m_def != nullptr);
    m_year->setVisible(one != nullptr && one->by_year);
    m_copies->setVisible(one != nullptr);
    m_masked->setVisible(one != nullptr || (m_def != nullptr && shows_persons(*m_def)));
    m_picker->setVisible(one != nullptr);
    m_signers->setVisible(m_def != nullptr || in_quarter());
    m_paper->setVisible(m_def != nullptr);
    m_own_button->setVisible(m_def != nullptr);
    m_own_panel->hide(); // it was about the one chosen before
    show_letter_tools();
    m_table_button->setVisible(m_def != nullptr);
    m_pages_button->setVisible(m_def != nullptr);
    m_made = {};
    m_only->clear(); // pages of another print
    m_tabs->hide();
    m_checks_button->hide();
    if (m_def != nullptr) {
        const QSignalBlocker quiet(m_paper);
        const QByteArray kept = context().settings().state(QStringLiteral("report/paper/") + id);
        m_paper->setCurrentIndex(std::max(0, m_paper->findData(QString::fromUtf8(kept))));
        fill_periods();
        make();
    } else if (one != nullptr) {
        set_subtitle({});
        m_picker->set_ledger(one->ledger); // says `changed` when its rows are there
        make();
    }
    update_actions();
}

void ReportPage::fill_periods()
{
    const QSignalBlocker quiet(m_period);
    const QString before = m_period->currentData().toString();
    m_period->clear();
    const Date day = context().as_of();
    Period period = Period::judged(m_def->period, day);
    const Period running = Period::containing(m_def->period, day);
    if (!(running == period))
        m_period->addItem(tr("%1 (not ended)").arg(qt(running.chinese())), qt(running.code()));
    const int standard = m_period->count();
    for (int i = 0; i < periods_back; ++i) {
        m_period->addItem(qt(period.chinese()), qt(period.code()));
        period = period.previous();
    }
    const int kept = m_period->findData(before);
    m_period->setCurrentIndex(kept >= 0 ? kept : standard);
}

void ReportPage::make()
{
    if (!context().has_document())
        return;
    if (m_def != nullptr)
        make_report();
    else if (sheet() != nullptr)
        make_sheets();
}

void ReportPage::make_report()
{
    const auto period = Period::parse(utf8_of(m_period->currentData().toString()));
    if (!period)
        return;
    ReportRequest request;
    request.period = *period;
    request.as_of = std::min(period->last, context().as_of());
    request.made = context().clock().today();
    for (const QString& id : context().policies())
        request.policies.push_back(utf8_of(id));
    const std::vector<std::string> carried = request.policies; // whose goals charts show
    if (request.policies.empty())
        request.policies = PolicyPack::builtin_ids();
    request.scope = ScopeSetting::of(context()).id();
    request.masked = m_masked->isChecked();
    show_message(tr("Making “%1”…").arg(qt(m_def->name)), true);
    m_slot.start<Made>(
        JobKind::Long, tr("Making %1").arg(qt(m_def->name)),
        [def = *m_def, request, carried, print = print_settings(), path = context().path8(),
         definitions = m_definitions](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(auto closed, closed_report(*database, request.period, def.id));
            Made made;
            if (closed)
                made.closed = request.period;
            LX_ASSIGN(auto report,
                      closed ? Result<Report>(std::move(*closed))
                             : lx::make_report(*database, definitions, def, request, progress));
            made.pieces = std::make_shared<std::vector<PrintPiece>>(report_pieces(report, print));
            made.report = std::make_shared<const Report>(std::move(report));
            if (!made.closed && !def.charts.empty()) {
                ReportRequest of_charts = request;
                of_charts.policies = carried;
                made.charts = [def, of_charts, path,
                               definitions](JobProgress& job) -> Result<FurtherSheets> {
                    LX_ASSIGN(auto file, job.open(path, Database::Mode::ReadOnly));
                    return report_chart_sheets(*file, definitions, def, of_charts, job);
                };
            }
            return made;
        },
        [this](Result<Made> made) {
            if (!made) {
                show_message(qt(made.error().message), false);
                update_actions();
                return;
            }
            m_made = std::move(*made);
            m_setup = PageSetup::landscape_table();
            show_report();
        });
    update_actions();
}

void ReportPage::make_sheets(bool numbered)
{
    SheetRequest request;
    request.ids = m_picker->chosen();
    request.as_of = context().as_of();
    request.copies = m_copies->value();
    request.masked = m_masked->isChecked();
    if (sheet()->by_year)
        request.year = m_year->value();
    if (request.ids.empty() && !m_picker->all()) {
        m_made = {};
        show_message(tr("Choose for whom “%1” is to be printed.").arg(qt(sheet()->name)), false);
        update_actions();
        return;
    }
    if (!m_made.pieces)
        show_message(tr("Filling “%1”…").arg(qt(sheet()->name)), true);
    const auto numbers = numbered ? std::make_shared<LetterNumbers>() : nullptr;
    request.numbers = numbers.get();
    std::vector<std::string> policies;
    for (const QString& id : context().policies())
        policies.push_back(utf8_of(id));
    m_slot.start<Made>(
        request.ids.size() == 1 ? JobKind::Quick : JobKind::Long,
        tr("Filling %1").arg(qt(sheet()->name)),
        [def = *sheet(), request, numbers, policies = std::move(policies), path = context().path8(),
         definitions = m_definitions](JobProgress& progress) mutable -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            if (def.by_score) {
                LX_ASSIGN(request.given,
                          score_texts(*database, definitions, policies, request.as_of, progress));
            }
            LX_ASSIGN(const auto sheets,
                      lx::make_sheets(*database, definitions, def, request, progress));
            return Made{nullptr, std::make_shared<std::vector<PrintPiece>>(sheet_pieces(sheets))};
        },
        [this, numbers](Result<Made> made) {
            if (!made) {
                show_message(qt(made.error().message), false);
                update_actions();
                return;
            }
            m_made = std::move(*made);
            m_setup = setup_of_sheet();
            show_pages();
            update_actions();
            if (numbers)
                keep_numbers(*numbers);
        });
    update_actions();
}

void ReportPage::show_report()
{
    const Report& report = *m_made.report;
    QString words =
        qt(report.period) + QStringLiteral("　") + tr("as of %1").arg(date_text(report.as_of));
    if (m_made.closed)
        words += QStringLiteral("　") + tr("closed: as it was closed");
    if (!report.scope.empty())
        words += QStringLiteral("　") + qt(report.scope);
    set_subtitle(words);
    const int before = m_tabs->count() > 0 ? m_tabs->currentIndex() : 0;
    {
        const QSignalBlocker quiet(m_tabs);
        while (m_tabs->count() > 0)
            m_tabs->removeTab(0);
        for (std::size_t i = 0; i < report.tables.size(); ++i)
            m_tabs->setTabData(m_tabs->addTab(button_text(qt(report.tables[i].name))),
                               static_cast<int>(i));
        if (!report.list.columns.empty())
            m_tabs->setTabData(m_tabs->addTab(tr("Rows behind")), list_tab);
        if (!report.checks.empty())
            m_tabs->setTabData(m_tabs->addTab(tr("Checks")), checks_tab);
        m_tabs->setCurrentIndex(std::min(before, m_tabs->count() - 1));
    }
    show_checks();
    if (m_as_pages)
        show_pages();
    else
        show_tab();
    update_actions();
}

void ReportPage::show_checks()
{
    std::vector<TextTableModel::Row> rows;
    int failed = 0;
    for (const ReportCheck& check : m_made.report->checks) {
        failed += blocks(check, check.explained) ? 1 : 0;
        const bool bad = blocks(check, check.explained);
        rows.push_back({{check.passed     ? tr("Passed")
                         : bad            ? tr("Failed")
                         : check.failed() ? qt(std::string(name_of(check.kind)))
                                          : tr("Can't be judged"),
                         qt(check.title), qt(check.place), qt(check.left), qt(check.right)},
                        check.passed ? TextTableModel::Tone::Ok
                        : bad        ? TextTableModel::Tone::Bad
                                     : TextTableModel::Tone::Warning,
                        0});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.tone > b.tone; });
    const bool any = !rows.empty();
    m_checks_button->setVisible(any);
    m_checks_button->setIcon(
        icon_pixmap(failed == 0 ? QStringLiteral("success") : QStringLiteral("error"),
                    failed == 0 ? Theme::current().ok : Theme::current().bad, 16));
    m_checks_button->setText(
        failed == 0 ? tr("All %1 checks passed").arg(count_text(static_cast<qint64>(rows.size())))
                    : tr("%1 of %2 checks failed")
                          .arg(count_text(failed), count_text(static_cast<qint64>(rows.size()))));
    m_check_model->set_rows(std::move(rows));
}

void ReportPage::show_tab()
{
    if (!m_made.report || m_tabs->count() == 0) {
        show_message(tr("The report has no table."), false);
        return;
    }
    m_tabs->show();
    m_table_button->setChecked(true);
    const int which = m_tabs->tabData(m_tabs->currentIndex()).toInt();
    if (which == checks_tab) {
        m_stack->setCurrentWidget(m_checks);
    } else {
        const ReportTable& table = which == list_tab
                                       ? m_made.report->list
                                       : m_made.report->tables[static_cast<std::size_t>(which)];
        m_table->show_table(m_made.report, &table);
        m_stack->setCurrentWidget(m_table);
    }
    m_zoom->hide();
    m_only->hide();
    m_only->clear(); // all of it, where the pages are not in sight
    update_status();
}

void ReportPage::show_pages()
{
    m_pages_button->setChecked(true);
    m_tabs->hide();
    m_pages->show_pieces(m_made.pieces, m_setup);
    m_stack->setCurrentWidget(m_pages);
    m_zoom->show();
    m_only->show();
    update_status();
}

void ReportPage::show_message(const QString& text, bool busy)
{
    if (!busy) {
        m_made = {};
        m_table->show_table(nullptr, nullptr);
        m_pages->clear();
        m_tabs->hide();
        m_checks_button->hide();
    }
    m_message_text->setText(text);
    m_message_cancel->setText(busy ? tr("&Cancel") : tr("&Make again"));
    m_message_cancel->setVisible(busy || m_def != nullptr);
    m_stack->setCurrentWidget(m_message);
    m_zoom->hide();
    m_only->hide();
    m_only->clear(); // all of it, where the pages are not in sight
    update_status();
}

void ReportPage::update_actions()
{
    const bool ready = m_made.pieces != nullptr && !m_slot.running();
    m_excel->setVisible(!in_quarter() && (m_def != nullptr || sheet() == nullptr));
    m_excel->setEnabled(ready && m_made.report != nullptr);
    m_pdf->setEnabled(ready && !m_made.pieces->empty());
    m_print->setEnabled(m_pdf->isEnabled());
    m_each_button->setEnabled(m_pdf->isEnabled());
    // The one primary action: the workbook of a report, the PDF of a sheet.
    const bool as_sheet = sheet() != nullptr;
    if (m_pdf->property("primary").toBool() != as_sheet) {
        m_pdf->setProperty("primary", as_sheet);
        restyle(m_pdf);
    }
}

void ReportPage::update_status()
{
    if (in_quarter()) {
        set_status(m_quarter->status());
    } else if (m_stack->currentWidget() == m_pages && m_pages->pages() > 0) {
        set_status(m_pages->counted()
                       ? tr("Page %1 of %2").arg(m_pages->current_page()).arg(m_pages->pages())
                       : tr("Page %1; still counting pages").arg(m_pages->current_page()));
    } else if (m_stack->currentWidget() == m_table && m_table->model()->rowCount() > 0) {
        set_status(tr("%1 rows; double-click a figure to see the rows behind it")
                       .arg(count_text(m_table->model()->rowCount())));
    } else {
        set_status({});
    }
}

void ReportPage::refresh(const Changes& changes)
{
    const bool own =
        std::any_of(changes.data.begin(), changes.data.end(), [](const DataChange& change) {
            return std::any_of(change.settings.begin(), change.settings.end(),
                               [](const std::string& name) { return is_report_setting(name); });
        });
    if (own && !changes.document) {
        const QString before = m_list->current();
        m_def = nullptr;
        read_reports();
        m_list->fill(m_reports, m_sheets, before);
        if (m_list->current() != before && !m_reports.empty())
            m_list->choose(qt(m_reports.front().id)); // it was removed
        else
            chosen(before);
        return;
    }
    if (changes.document) {
        m_slot.stop();
        m_made = {};
        leave_own();
        m_picker->set_ledger({}); // ids mean other rows in another file
        m_pages->clear();
        m_table->show_table(nullptr, nullptr);
        load_definitions();
        if (!context().has_document())
            return;
        m_year->setValue(Period::judged(PeriodKind::Year, context().as_of()).last.year());
        if (m_list->current().isEmpty() && !m_reports.empty())
            m_list->choose(qt(m_reports.front().id)); // makes it
        else
            chosen(m_list->current());
        return;
    }
    if (in_quarter()) {
        m_quarter->refresh();
        return;
    }
    if (changes.as_of && m_def != nullptr)
        fill_periods();
    if (sheet() != nullptr && (changes.moved || changes.as_of || !changes.data.empty()))
        m_picker->reload();
    else if (changes.any() &&
             !(m_made.report && !m_def->tables.front().of_policies() && only_submissions(changes)))
        make();
}

void ReportPage::find()
{
    if (m_picker->isVisible())
        m_picker->search()->setFocus();
    else
        m_list->setFocus();
}

void ReportPage::save()
{
    if (in_quarter())
        m_quarter->save();
    else if (m_excel->isVisible() && m_excel->isEnabled())
        m_excel->click();
    else if (m_pdf->isEnabled())
        m_pdf->click();
}

void ReportPage::focus_first()
{
    m_list->setFocus();
}

Place ReportPage::here() const
{
    return in_quarter() ? Place::part(id(), QStringLiteral("quarter")) : Page::here();
}

bool ReportPage::in_quarter() const
{
    return m_list->current() == QLatin1String(ReportList::quarter_id);
}

void ReportPage::show_quarter(bool shown)
{
    show_either(shown, m_quarter, m_right);
    m_print->setVisible(!shown);
    m_pdf->setVisible(!shown);
    for (QPushButton* action : m_quarter->actions())
        action->setVisible(shown);
    if (!shown)
        return;
    m_own_panel->hide(); // it was begun on a report
    set_subtitle({});
    m_quarter->refresh();
    update_status();
}

void ReportPage::open_report(const QString& id, const QString& period)
{
    if (id == QLatin1String(changes_id)) {
        context().go(Place::of_page(QStringLiteral("changes")));
        return;
    }
    if (!m_list->choose(id))
        return;
    const int at = m_period->findData(period);
    if (at >= 0)
        m_period->setCurrentIndex(at);
}

QString ReportPage::output_name() const
{
    if (m_made.report)
        return qt(m_made.report->name) + QStringLiteral(" ") + qt(m_made.report->period);
    if (sheet() == nullptr || !m_made.pieces || m_made.pieces->empty())
        return {};
    const QString name = qt(sheet()->name);
    return m_made.pieces->size() == 1
               ? name + QStringLiteral(" ") + qt(m_made.pieces->front().title)
               : name;
}

} // namespace lx::ui
