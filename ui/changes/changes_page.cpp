#include "ui/changes/changes_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>

#include "core/ledger/mask.h"
#include "core/report/quarter/changes_report.h"
#include "ui/changes/changed_figure_model.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page_view.h"

namespace lx::ui {

namespace {

/// Which quarters are offered, beside the running one.
constexpr int quarters_back = 12;

QString text_of(const ChangeBalance& balance)
{
    return ChangesPage::tr("%1 → %2").arg(count_text(balance.opening), count_text(balance.closing));
}

} // namespace

ChangesPage::ChangesPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Changes between periods"), parent), m_slot(context.jobs()),
      m_output(new ReportOutput(context, this))
{
    build_header();
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this,
            [this] { note({.policies = true}); }); // what is counted is another
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ChangesPage::choose_section);
    connect(m_figure_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ChangesPage::show_names);
    connect(m_entry_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const ChangeEntry* entry = m_entries[static_cast<std::size_t>(index.row())];
        open(entry->ledger, entry->id, entry->gone);
    });
    connect(m_name_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        const FigureChange* figure = m_figure_model->at(m_figure_table->currentIndex().row());
        if (figure == nullptr)
            return;
        const FigureName& name = figure->names[static_cast<std::size_t>(index.row())];
        open(name.ledger, name.id, name.why == "删除");
    });
    for (QComboBox* choice : {m_from, m_to}) {
        connect(choice, &QComboBox::activated, this, &ChangesPage::make);
        connect(choice->lineEdit(), &QLineEdit::returnPressed, this, &ChangesPage::make);
    }
    connect(m_every, &QCheckBox::toggled, this, &ChangesPage::make);
    connect(m_absolute, &QSpinBox::editingFinished, this, &ChangesPage::keep_threshold);
    for (QDoubleSpinBox* box : {m_relative, m_points})
        connect(box, &QDoubleSpinBox::editingFinished, this, &ChangesPage::keep_threshold);
    update_actions();
}

void ChangesPage::refresh(const Changes& changes)
{
    if (!context().has_document()) {
        m_slot.stop();
        take({});
        show_message({});
        return;
    }
    const bool explained =
        !changes.document && !changes.moved && !changes.as_of && !changes.policies &&
        std::all_of(changes.data.begin(), changes.data.end(), [](const DataChange& change) {
            return !change.many && change.rows.empty() &&
                   !change.settings.contains("change_threshold") &&
                   std::all_of(change.settings.begin(), change.settings.end(), is_changes_setting);
        });
    if (explained && m_read.changes) {
        read_explanations();
        return;
    }
    if (changes.document || changes.as_of)
        fill_days();
    if (changes.any())
        make();
}

void ChangesPage::fill_days()
{
    const Date day = context().as_of();
    const Period running = Period::containing(PeriodKind::Quarter, day);
    for (QComboBox* choice : {m_from, m_to}) {
        const QSignalBlocker quiet(choice);
        choice->clear();
        const bool last = choice == m_to;
        if (running.last == day || last)
            choice->addItem(running.last == day ? tr("end of %1").arg(qt(running.chinese()))
                                                : tr("today (%1)").arg(qt(day.iso())),
                            qt(std::min(running.last, day).iso()));
        Period period = running.previous();
        for (int i = 0; i < quarters_back; ++i, period = period.previous())
            choice->addItem(tr("end of %1").arg(qt(period.chinese())), qt(period.last.iso()));
        // The quarter that ended last, from the one before.
        const Period judged = Period::judged(PeriodKind::Quarter, day);
        choice->setCurrentIndex(
            choice->findData(qt((last ? judged : judged.previous()).last.iso())));
    }
}

std::optional<Date> ChangesPage::day_of(QComboBox* choice)
{
    const QString text = choice->currentText().trimmed();
    const int listed = choice->findText(text);
    const std::string word = utf8_of(listed >= 0 ? choice->itemData(listed).toString() : text);
    if (const auto day = Date::from_iso(word))
        return day;
    const auto period = Period::parse(word);
    return period ? std::optional(std::min(period->last, context().as_of())) : std::nullopt;
}

void ChangesPage::make()
{
    if (!context().has_document())
        return;
    const auto from = day_of(m_from);
    const auto to = day_of(m_to);
    if (!from || !to) {
        m_slot.stop();
        show_message(tr("“%1” is no day. Choose a quarter, or write a day such as 2025-09-30 or a "
                        "period such as 2025Q3.")
                         .arg((from ? m_to : m_from)->currentText()));
        return;
    }
    ChangesRequest request{*from, *to};
    request.scope = ScopeSetting::of(context()).id();
    request.every_name = m_every->isChecked();
    if (!m_read.changes)
        show_message(tr("Comparing…"));
    m_slot.start<Read>(
        JobKind::Long, tr("Comparing %1 with %2").arg(qt(from->iso()), qt(to->iso())),
        [request, path = context().path8(),
         definitions = context().definitions()](JobProgress& progress) -> Result<Read> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Read read;
            LX_ASSIGN(read.changes, read_changes(*database, definitions, request, progress));
            LX_ASSIGN(read.explanations, change_explanations(*database, request.from, request.to,
                                                             read.changes->scope_id));
            return read;
        },
        [this](Result<Read> read) {
            if (read) {
                take(std::move(*read));
                return;
            }
            take({});
            show_message(qt(read.error().message));
        });
}

void ChangesPage::show_message(const QString& text)
{
    m_message->setText(text);
    m_stack->setCurrentWidget(m_message);
    update_actions();
}

void ChangesPage::take(Read read)
{
    m_read = std::move(read);
    m_entries.clear();
    const bool editable = context().has_document() && !context().read_only();
    m_figure_model->show(m_read.changes, m_read.explanations, m_every->isChecked(), editable);
    for (QWidget* box : std::initializer_list<QWidget*>{m_absolute, m_relative, m_points})
        box->setEnabled(editable);
    fill_sections();
    if (m_read.changes) {
        const ChangeThreshold& threshold = m_read.changes->threshold;
        const QSignalBlocker one(m_absolute);
        const QSignalBlocker two(m_relative);
        const QSignalBlocker three(m_points);
        m_absolute->setValue(threshold.absolute);
        m_relative->setValue(threshold.relative * 100.0);
        m_points->setValue(threshold.points);
        m_note->setText(qt(m_read.changes->note));
        QString words = qt(m_read.changes->period());
        if (!m_read.changes->scope.empty())
            words += QStringLiteral("　") + tr("Counted: %1").arg(qt(m_read.changes->scope));
        set_subtitle(words);
        show_letter(m_as_letter->isChecked());
    } else {
        set_subtitle({});
        m_note->setText({});
    }
    update_counts();
    update_actions();
}

void ChangesPage::fill_sections()
{
    const int before = std::max(0, m_list->currentIndex().row());
    m_sections.clear();
    std::vector<TextTableModel::Row> rows;
    const auto line = [&](const QString& name, const QString& count, TextTableModel::Tone tone,
                          Section section) {
        rows.push_back({{name, count}, tone, 0});
        m_sections.push_back(section);
    };
    if (m_read.changes) {
        line(tr("Figures"), count_text(m_figure_model->rowCount()), TextTableModel::Tone::Plain,
             {});
        for (const auto* balances : {&m_read.changes->balances, &m_read.changes->coverage})
            for (const ChangeBalance& balance : *balances) {
                line(qt(balance.name), text_of(balance), TextTableModel::Tone::Plain,
                     {&balance, nullptr});
                for (const ChangeSection& section : balance.sections) {
                    const auto count = static_cast<std::int64_t>(section.entries.size());
                    if (count > 0)
                        line(QStringLiteral("　　") + qt(section.name),
                             (section.sign > 0   ? QStringLiteral("+")
                              : section.sign < 0 ? QStringLiteral("−")
                                                 : QString()) +
                                 count_text(count),
                             TextTableModel::Tone::Plain, {&balance, &section});
                }
            }
    }
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list_model->set_rows(std::move(rows));
        m_list->setCurrentIndex(
            m_list_model->index(std::min(before, m_list_model->rowCount() - 1), 0));
    }
    choose_section();
}

void ChangesPage::choose_section()
{
    const int row = m_list->currentIndex().row();
    m_entries.clear();
    if (row < 0 || row >= static_cast<int>(m_sections.size()))
        return;
    const Section& chosen = m_sections[static_cast<std::size_t>(row)];
    m_part->setCurrentIndex(chosen.balance == nullptr ? 0 : 1);
    if (chosen.balance == nullptr) {
        if (m_figure_table->currentIndex().row() < 0 && m_figure_model->rowCount() > 0)
            m_figure_table->setCurrentIndex(
                m_figure_model->index(0, ChangedFigureModel::Explanation));
        show_names();
        return;
    }
    std::vector<TextTableModel::Row> rows;
    for (const ChangeSection& section : chosen.balance->sections) {
        if (chosen.section != nullptr && chosen.section != &section)
            continue;
        for (const ChangeEntry& entry : section.entries) {
            m_entries.push_back(&entry);
            rows.push_back({{qt(section.name), qt(entry.name), qt(mask_key_parts(entry.key)),
                             qt(entry.why), qt(entry.date), qt(entry.before), qt(entry.after)},
                            entry.gone ? TextTableModel::Tone::Soft : TextTableModel::Tone::Plain,
                            entry.id});
        }
    }
    m_entry_model->set_rows(std::move(rows));
}

void ChangesPage::show_names()
{
    const FigureChange* figure = m_figure_model->at(m_figure_table->currentIndex().row());
    std::vector<TextTableModel::Row> rows;
    if (figure != nullptr)
        for (const FigureName& name : figure->names)
            rows.push_back({{qt(name.name), qt(mask_key_parts(name.key)),
                             (name.amount > 0 ? QStringLiteral("+") : QStringLiteral("−")) +
                                 count_text(std::abs(name.amount)),
                             qt(name.part), qt(name.why)},
                            TextTableModel::Tone::Plain,
                            name.id});
    const auto count = static_cast<std::int64_t>(rows.size());
    m_names_head->setText(
        figure == nullptr
            ? QString()
            : tr("%1, %2: %3 names").arg(qt(figure->row), qt(figure->heading), count_text(count)));
    m_name_model->set_rows(std::move(rows));
}

void ChangesPage::show_letter(bool shown)
{
    if (!m_read.changes)
        return;
    if (shown)
        m_pages->show_pieces(letter(), PageSetup::letter());
    m_stack->setCurrentIndex(shown ? 2 : 1);
    update_actions();
}

void ChangesPage::update_counts()
{
    if (!m_read.changes) {
        set_status({});
        return;
    }
    const auto failed = std::count_if(m_read.changes->checks.begin(), m_read.changes->checks.end(),
                                      [](const ReportCheck& check) { return !check.passed; });
    const int open = m_figure_model->unexplained();
    set_status((failed == 0 ? tr("Every difference is explained by names")
                            : tr("%1 differences are not explained by names").arg(failed)) +
               QStringLiteral("；") +
               (open == 0 ? tr("every figure has its explanation")
                          : tr("%1 figures are still to be explained").arg(count_text(open))));
}

void ChangesPage::update_actions()
{
    const bool ready = m_read.changes != nullptr && m_stack->currentIndex() != 0;
    for (QPushButton* button : {m_as_letter, m_print, m_pdf, m_excel})
        button->setEnabled(ready);
}

void ChangesPage::read_explanations()
{
    auto kept = change_explanations(context().database(), m_read.changes->from, m_read.changes->to,
                                    m_read.changes->scope_id);
    if (!kept) {
        context().notices().error(kept.error());
        return;
    }
    m_read.explanations = std::move(*kept);
    m_figure_model->set_explanations(m_read.explanations);
    update_counts();
    if (m_as_letter->isChecked())
        show_letter(true);
}

bool ChangesPage::explain(const FigureChange& figure, const QString& text)
{
    const auto written = context().set_in_file([&](Database& database, const Actor& actor) {
        return explain_changes(database, *m_read.changes, {{figure.key(), utf8_of(text)}}, actor);
    });
    if (!written)
        context().notices().error(written.error());
    return written.has_value();
}

void ChangesPage::keep_threshold()
{
    if (!m_read.changes)
        return;
    const ChangeThreshold wanted{m_absolute->value(), m_relative->value() / 100.0,
                                 m_points->value()};
    const ChangeThreshold& now = m_read.changes->threshold;
    if (wanted.absolute == now.absolute && wanted.relative == now.relative &&
        wanted.points == now.points)
        return;
    const auto written = context().set_in_file([&](Database& database, const Actor& actor) {
        return save_change_threshold(database, wanted, actor);
    });
    if (!written)
        context().notices().error(written.error());
}

void ChangesPage::open(const std::string& ledger, std::int64_t id, bool gone)
{
    if (gone)
        context().notices().info(
            tr("This row was deleted; it is in the recycle bin of its ledger."));
    else
        context().go(Place::row(ledger, id));
}

QString ChangesPage::output_name() const
{
    return tr("Explanation of changes %1").arg(qt(m_read.changes->period()));
}

ReportOutput::Pieces ChangesPage::letter()
{
    return std::make_shared<std::vector<PrintPiece>>(sheet_pieces(
        {changes_letter(*m_read.changes, m_read.explanations, context().clock().today())}));
}

void ChangesPage::print()
{
    if (m_print->isEnabled())
        m_print->click();
}

void ChangesPage::save()
{
    if (m_excel->isEnabled())
        m_excel->click();
}

void ChangesPage::focus_first()
{
    m_list->setFocus();
}

} // namespace lx::ui
