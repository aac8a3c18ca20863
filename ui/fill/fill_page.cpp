#include "ui/fill/fill_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>

#include "core/store/change_log.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/report_model.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/report_output.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int periods_back = 12; ///< those offered besides the running one
constexpr int empty_page = 0;
constexpr int work_page = 1;
constexpr int narrowest = 4; ///< of the form's columns, in characters
constexpr int widest = 14;
constexpr int measured_rows = 200;

QString excel_filter()
{
    return FillPage::tr("Excel workbook (*.xlsx)");
}

} // namespace

FillPage::FillPage(AppContext& context, QWidget* parent)
    : Page(context, tr("The upper level's form"), parent),
      m_output(new ReportOutput(context, this)), m_opening(context.jobs()),
      m_making(context.jobs()), m_placing(context.jobs()), m_proposing(context.jobs()),
      m_write(context.jobs())
{
    build_header();
    build_body();
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this,
            [this] { note({.policies = true}); }); // figures are others
    update_actions();
}

FillJob FillPage::job() const
{
    auto& self = const_cast<FillPage&>(*this);
    FillJob job;
    job.form = m_form.path;
    job.ledger = self.context().path8();
    job.definitions = m_definitions;
    job.request.figures.period = period().value_or(Period{});
    job.request.figures.today = self.context().clock().today();
    job.request.figures.scope = ScopeSetting::of(self.context()).id();
    job.request.masked = m_masked->isChecked();
    return job;
}

std::optional<Period> FillPage::period() const
{
    return Period::parse(utf8_of(m_period->currentData().toString()));
}

const ReportDef* FillPage::report_def() const
{
    const std::string id = utf8_of(m_report_box->currentData().toString());
    const auto found = std::find_if(m_reports.begin(), m_reports.end(),
                                    [&](const ReportDef& one) { return one.id == id; });
    return found == m_reports.end() ? nullptr : &*found;
}

const SheetGrid* FillPage::grid() const
{
    return m_form_model->grid();
}

void FillPage::load_definitions()
{
    if (m_definitions == context().definitions())
        return;
    m_definitions = context().definitions();
    auto reports = ReportDef::all(m_definitions->facts());
    if (!reports)
        return context().notices().error(reports.error());
    m_reports = std::move(*reports);
    std::erase_if(m_reports,
                  [](const ReportDef& one) { return !one.has(ReportTableDef::Kind::Figures); });
    const QSignalBlocker quiet(m_report_box);
    m_report_box->clear();
    for (const ReportDef& one : m_reports)
        m_report_box->addItem(qt(one.name), qt(one.id));
    m_ledgers->clear();
    for (const LedgerDef& def : m_definitions->catalog().ledgers())
        m_ledgers->addItem(qt(def.name), qt(def.code));
    m_ledgers->setCurrentIndex(std::max(0, m_ledgers->findData(QStringLiteral("member"))));
}

void FillPage::fill_periods()
{
    const QSignalBlocker quiet(m_period);
    const QString before = m_period->currentData().toString();
    m_period->clear();
    const Date day = context().as_of();
    Period period = Period::judged(PeriodKind::Quarter, day);
    const Period running = Period::containing(PeriodKind::Quarter, day);
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

void FillPage::refresh(const Changes& changes)
{
    m_form_view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_figures->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_parts->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    if (changes.document) {
        m_opening.stop();
        m_making.stop();
        m_placing.stop();
        m_proposing.stop();
        m_dirty = false;
        take({});
        show_report(nullptr);
        if (!context().has_document())
            return;
        load_definitions();
        fill_periods();
        make_report();
        return;
    }
    if (!context().has_document())
        return;
    load_definitions();
    if (changes.as_of)
        fill_periods();
    if (changes.any())
        make_report();
    update_actions();
}

void FillPage::open()
{
    if (!context().has_document() || !may_close())
        return;
    const QString path = context().dialogs().open_file(
        tr("The upper level's form"), tr("Workbooks (*.xlsx *.xls *.et);;All files (*)"));
    if (path.isEmpty())
        return;
    FillJob asked = job();
    asked.form = utf8_of(path);
    m_placing.stop();
    m_proposing.stop();
    m_opening.start<OpenedForm>(
        JobKind::Long, tr("Opening %1").arg(QFileInfo(path).fileName()),
        [asked](JobProgress& progress) { return open_form(asked, progress); },
        [this](Result<OpenedForm> opened) {
            if (!opened)
                return context().notices().error(opened.error());
            m_dirty = false;
            take(std::move(*opened));
            m_form_view->setFocus();
        });
}

void FillPage::take(OpenedForm opened)
{
    m_form = std::move(opened);
    m_binding = m_form.binding;
    m_placed = m_form.placed;
    set_subtitle(m_form.path.empty() ? QString() : QFileInfo(qt(m_form.path)).fileName());
    m_stack->setCurrentIndex(m_form.path.empty() ? empty_page : work_page);
    {
        const QSignalBlocker quiet(m_sheets);
        while (m_sheets->count() > 0)
            m_sheets->removeTab(0);
        for (const auto& grid : m_form.grids)
            m_sheets->addTab(button_text(qt(grid->sheet)));
        m_sheets->updateGeometry(); // out of sight a bar doesn't tell that it grew
    }
    show_sheet();
    show_parts();
}

void FillPage::show_sheet()
{
    const int at = m_sheets->currentIndex();
    m_form_view->clearSpans();
    m_form_model->show(at < 0 ? nullptr : m_form.grids[static_cast<std::size_t>(at)]);
    if (const SheetGrid* shown = grid()) {
        for (const MergedRange& merge : shown->merges)
            if (merge.last_row < m_form_model->rowCount() &&
                merge.last_column < m_form_model->columnCount())
                m_form_view->setSpan(merge.first_row, merge.first_column,
                                     merge.last_row - merge.first_row + 1,
                                     merge.last_column - merge.first_column + 1);
        fit_columns();
    }
    show_marks();
    update_actions();
}

void FillPage::fit_columns()
{
    const QFontMetrics metrics = m_form_view->fontMetrics();
    const int em = characters(m_form_view, 1);
    std::vector<int> widths(static_cast<std::size_t>(m_form_model->columnCount()), narrowest * em);
    for (const auto& [place, shown] : grid()->cells) {
        const auto& [row, column] = place;
        const MergedRange* merge = grid()->merge_at(row, column);
        if (row > measured_rows || column >= std::ssize(widths) ||
            (merge != nullptr && merge->last_column > merge->first_column))
            continue;
        // A text merged over rows wraps to as many lines.
        const int lines = merge == nullptr ? 1 : merge->last_row - merge->first_row + 1;
        int& width = widths[static_cast<std::size_t>(column)];
        for (const QString& line : qt(shown.text).split(QLatin1Char('\n')))
            width = std::max(
                width, std::min(widest * em, metrics.horizontalAdvance(line) / lines + 2 * em));
    }
    for (std::size_t c = 0; c < widths.size(); ++c)
        m_form_view->setColumnWidth(static_cast<int>(c), widths[c]);
}

void FillPage::make_report()
{
    const ReportDef* def = report_def();
    const auto asked = period();
    if (!context().has_document() || def == nullptr || !asked)
        return;
    const Period of =
        asked->kind == def->period ? *asked : Period::containing(def->period, asked->last);
    m_making.start<std::shared_ptr<const Report>>(
        JobKind::Long, tr("Making %1").arg(qt(def->name)),
        [job = job(), def = *def,
         of](JobProgress& progress) -> Result<std::shared_ptr<const Report>> {
            LX_ASSIGN(auto database, progress.open(job.ledger, Database::Mode::ReadOnly));
            LX_ASSIGN(auto report, period_report(*database, job.definitions, def, of,
                                                 job.request.figures, progress));
            return std::make_shared<const Report>(std::move(report));
        },
        [this](Result<std::shared_ptr<const Report>> report) {
            if (report)
                show_report(std::move(*report));
            else if (report.error().kind != ErrorKind::Cancelled)
                context().notices().error(report.error());
        });
}

void FillPage::show_report(std::shared_ptr<const Report> report)
{
    const bool same = m_report && report && m_report->id == report->id;
    const int before = m_table_box->currentIndex();
    m_figures_model->clear();
    m_report = std::move(report);
    {
        const QSignalBlocker quiet(m_table_box);
        m_table_box->clear();
        if (m_report)
            for (std::size_t i = 0; i < m_report->tables.size(); ++i)
                m_table_box->addItem(qt(m_report->tables[i].name), static_cast<int>(i));
        if (same && before < m_table_box->count())
            m_table_box->setCurrentIndex(before);
    }
    m_table_box->setVisible(m_table_box->count() > 1);
    show_table();
    show_parts(); // names of columns
}

void FillPage::show_table()
{
    const int at = m_table_box->currentData().isValid() ? m_table_box->currentData().toInt() : -1;
    m_figures_model->show(m_report,
                          at < 0 ? nullptr : &m_report->tables[static_cast<std::size_t>(at)]);
    if (at >= 0) {
        const int em = characters(m_figures, 1);
        const ReportTable& table = m_report->tables[static_cast<std::size_t>(at)];
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            m_figures->setColumnWidth(static_cast<int>(c), (c == 0 ? 9 : 6) * em);
    }
    update_actions();
}

void FillPage::keep()
{
    if (!m_keep->isEnabled())
        return;
    if (const auto may = context().may_write(); !may)
        return context().notices().error(may.error());
    Binding binding = m_placed.binding;
    if (binding.name.empty())
        binding.name = utf8_of(QFileInfo(qt(m_form.path)).completeBaseName());
    const std::string name = binding.name;
    m_write.start<std::int64_t>(
        JobKind::Long, tr("Keeping the binding"),
        [job = job(), binding = std::move(binding), actor = context().actor(),
         token = context().writing()](JobProgress& progress) {
            return keep_form(job, binding, actor, progress);
        },
        [this, name](Result<std::int64_t> action) {
            update_actions();
            if (!action)
                return context().notices().error(action.error());
            m_dirty = false;
            m_binding.name = name;
            if (*action != 0)
                context().announce(*action);
            context().notices().success(
                tr("“%1” is kept: the same form is known again next time.").arg(qt(name)));
            update_actions();
        });
    update_actions();
}

void FillPage::fill()
{
    const auto asked = period();
    if (!asked || !m_fill->isEnabled())
        return;
    const QFileInfo form(qt(m_form.path));
    QString path = context().dialogs().save_file(tr("Save the filled form"),
                                                 form.completeBaseName() + QLatin1Char(' ') +
                                                     qt(asked->chinese()) + QStringLiteral(".xlsx"),
                                                 excel_filter());
    if (path.isEmpty())
        return;
    path = with_ending(path, {QStringLiteral(".xlsx")});
    if (QFileInfo(path) == form)
        return context().notices().warning(
            tr("This is the form itself; please save the filled one under another name."));
    const auto lost = static_cast<qint64>(m_placed.count(BoundState::Lost));
    m_write.start<FillOutcome>(
        JobKind::Long, tr("Filling %1").arg(form.fileName()),
        [job = job(), binding = m_placed.binding, out = utf8_of(path)](JobProgress& progress) {
            return fill_form(job, binding, out, progress);
        },
        [this, path, lost](Result<FillOutcome> outcome) {
            update_actions();
            if (!outcome)
                return context().notices().error(outcome.error());
            std::int64_t rows = 0;
            for (const FillOutcome::List& list : outcome->lists)
                rows += list.rows;
            std::vector<std::string> warnings;
            if (lost > 0)
                warnings.push_back(utf8_of(
                    tr("%1 places were not found and are not filled.").arg(count_text(lost))));
            m_output->saved(path, warnings,
                            tr("Filled %1 cells and %2 rows of lists: %3")
                                .arg(count_text(outcome->cells), count_text(rows),
                                     QDir::toNativeSeparators(path)));
        });
    update_actions();
}

bool FillPage::may_close()
{
    if (!m_dirty)
        return true;
    const int answer =
        context().dialogs().choose(tr("Binding not kept"),
                                   tr("The binding of “%1” is changed and not kept yet.")
                                       .arg(QFileInfo(qt(m_form.path)).fileName()),
                                   {tr("Discard"), tr("Go on editing")}, 1);
    if (answer == 0)
        m_dirty = false;
    return answer == 0;
}

void FillPage::save()
{
    keep();
}

void FillPage::focus_first()
{
    if (m_form.path.empty())
        m_open->setFocus();
    else
        m_form_view->setFocus();
}

void FillPage::update_actions()
{
    const bool open = context().has_document();
    const bool form = open && !m_form.path.empty();
    const bool any = !m_placed.binding.cells.empty() || !m_placed.binding.lists.empty();
    const bool still = !m_placing.running() && !m_write.running();
    m_open->setEnabled(open && !m_write.running());
    m_propose->setEnabled(form && !m_proposing.running());
    m_keep->setEnabled(form && any && still && moved() == 0 && m_dirty && !context().read_only());
    m_fill->setEnabled(form && any && still && moved() == 0);
    m_bind->setEnabled(form && m_figures_model->table() != nullptr);
    m_bind_list->setEnabled(form);
    m_remove->setEnabled(m_parts->selectionModel()->hasSelection());
}

void FillPage::tell()
{
    if (m_form.path.empty())
        return set_status({});
    const auto lists = static_cast<qint64>(m_placed.binding.lists.size());
    const auto cells = static_cast<qint64>(m_placed.binding.cells.size());
    set_status(tr("%1 cells and %2 lists bound").arg(count_text(cells), count_text(lists)));
}

} // namespace lx::ui
