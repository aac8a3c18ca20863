// How the page of data exchange is put together; what it does stands in exchange_page.cpp.

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/exchange/drop_zone.h"
#include "ui/exchange/exchange_page.h"
#include "ui/exchange/import_assistant.h"
#include "ui/exchange/import_done.h"
#include "ui/exchange/import_history.h"
#include "ui/exchange/work_words.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr int left_width = 288;

} // namespace

ExchangePage::ExchangePage(AppContext& context, QWidget* parent)
    : Page(context, tr("Data exchange"), parent), m_importing(context.jobs()),
      m_write(context.jobs())
{
    m_import = new QPushButton(icon_on_accent(QStringLiteral("import")), tr("&Import"), this);
    set_primary(m_import);
    add_print_action();
    add_action(m_import);

    m_stack = new QStackedWidget(this);
    m_assistant = new ImportAssistant(context, m_stack);
    m_done = new ImportDone(m_stack);
    m_home = build_home(m_stack);
    for (QWidget* view : {m_home, static_cast<QWidget*>(m_assistant), static_cast<QWidget*>(m_done),
                          build_busy(m_stack)})
        m_stack->addWidget(view);
    body()->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(2));
    body()->addWidget(m_stack, 1);

    connect(m_import, &QPushButton::clicked, this, &ExchangePage::run_import);
    connect(m_assistant, &ImportAssistant::changed, this, &ExchangePage::update_actions);
    connect(m_assistant, &ImportAssistant::left, this, &ExchangePage::leave);
    connect(m_assistant, &ImportAssistant::other_files_wanted, this, &ExchangePage::choose_files);
    connect(m_assistant, &ImportAssistant::previewed, this, [this] {
        if (m_import->isEnabled())
            m_import->setFocus();
    });
    connect(m_assistant, &ImportAssistant::ledger_wanted, this, [this](const QString& code) {
        QStringList files;
        for (const std::string& input : m_assistant->draft()->options().inputs)
            files << qt(input);
        choose_ledger(utf8_of(code));
        try_files(files);
    });
    connect(m_assistant->save_refused(), &QPushButton::clicked, this,
            [this] { save_refused(m_assistant->draft()->preview()); });
    connect(m_done->save_refused(), &QPushButton::clicked, this, [this] { save_refused(m_made); });
    connect(m_done->done(), &QPushButton::clicked, this, &ExchangePage::leave);
    connect(m_done->withdraw(), &QPushButton::clicked, this, [this] {
        const std::int64_t action = m_made ? m_made->report.action : 0;
        leave();
        m_history->withdraw(action);
    });
    connect(m_history, &ImportHistory::withdrawn, this, &ExchangePage::update_actions);
    connect(&context.jobs(), &Jobs::changed, this, [this] {
        if (m_stack->currentWidget() == m_busy)
            m_busy_what->setText(work_words(m_importing.report(), m_busy_bar));
    });
    fill_ledgers();
    update_actions();
}

QWidget* ExchangePage::build_home(QWidget* parent)
{
    auto* home = new QWidget(parent);
    auto* row = new QHBoxLayout(home);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid(2));
    row->addWidget(build_left(home));
    m_history = new ImportHistory(context(), home);
    row->addWidget(m_history, 1);
    return home;
}

QWidget* ExchangePage::build_left(QWidget* parent)
{
    auto* left = new QWidget(parent);
    left->setFixedWidth(left_width);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* label = new TextLabel(tr("&Ledger"), left);
    set_role(label, "group");
    m_ledger = new QComboBox(left);
    m_ledger->setAccessibleName(tr("Ledger"));
    m_ledger->setMaxVisibleItems(20);
    label->setBuddy(m_ledger);
    column->addWidget(label);
    column->addWidget(m_ledger);
    column->addSpacing(Theme::grid(1));
    column->addWidget(build_import(left));
    column->addSpacing(Theme::grid(1));
    column->addWidget(build_export(left));
    column->addStretch(1);
    return left;
}

QWidget* ExchangePage::build_import(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* heading = new TextLabel(tr("Bring in"), box);
    set_role(heading, "group");
    m_drop = new DropZone(box);
    m_drop->setMinimumHeight(128);
    m_day = new TextLabel(box);
    m_day->setWordWrap(true);
    set_role(m_day, "soft");
    column->addWidget(heading);
    column->addWidget(m_drop);
    column->addWidget(m_day);
    connect(m_drop, &DropZone::choose_wanted, this, &ExchangePage::choose_files);
    connect(m_drop, &DropZone::dropped, this, &ExchangePage::try_files);
    return box;
}

QWidget* ExchangePage::build_export(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* heading = new TextLabel(tr("Take out"), box);
    set_role(heading, "group");
    m_counting = new QCheckBox(tr("Only rows that &count on the as-of date"), box);
    m_masked = new QCheckBox(tr("&Hide the middle of ID numbers and phones"), box);
    m_masked->setChecked(true);
    set_tip(m_masked, tr("Take the tick away for a file that is to be imported elsewhere"));
    m_export = new QPushButton(icon(QStringLiteral("export")), tr("Export the led&ger…"), box);
    m_template = new QPushButton(icon(QStringLiteral("new")), tr("Empty te&mplate…"), box);
    set_tip(m_template, tr("A workbook with the headings and drop-down lists, to be filled in"));
    column->addWidget(heading);
    column->addWidget(m_counting);
    column->addWidget(m_masked);
    column->addWidget(m_export);
    column->addWidget(m_template);
    connect(m_export, &QPushButton::clicked, this, &ExchangePage::export_ledger);
    connect(m_template, &QPushButton::clicked, this, &ExchangePage::save_template);
    return box;
}

QWidget* ExchangePage::build_busy(QWidget* parent)
{
    m_busy = new QWidget(parent);
    auto* column = new QVBoxLayout(m_busy);
    m_busy_text = new TextLabel(m_busy);
    m_busy_text->setAlignment(Qt::AlignCenter);
    m_busy_what = new TextLabel(m_busy);
    m_busy_what->setAlignment(Qt::AlignCenter);
    set_role(m_busy_what, "soft");
    m_busy_bar = new QProgressBar(m_busy);
    m_busy_bar->setTextVisible(false);
    m_busy_bar->setFixedWidth(320);
    m_busy_bar->setAccessibleName(tr("Progress"));
    m_busy_cancel = new QPushButton(tr("&Cancel"), m_busy);
    column->addStretch(2);
    column->addWidget(m_busy_text);
    column->addWidget(m_busy_bar, 0, Qt::AlignCenter);
    column->addWidget(m_busy_what);
    column->addWidget(m_busy_cancel, 0, Qt::AlignCenter);
    column->addStretch(3);
    // What it tells then is what became of it: it may have been through already.
    connect(m_busy_cancel, &QPushButton::clicked, this, [this] { m_importing.cancel(); });
    return m_busy;
}

} // namespace lx::ui
