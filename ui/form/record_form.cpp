#include "ui/form/record_form.h"

#include <QAction>
#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/form/policy_line.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

RecordForm::RecordForm(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    head->setSpacing(Theme::grid(1));
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("Back"), this);
    set_quiet(back);
    set_tip(back, tr("Back to the table (Esc)"));
    m_title = new LineLabel(this, Qt::ElideMiddle);
    set_role(m_title, "title");
    m_again = new QPushButton(tr("Save and &add another"), this);
    m_save = new QPushButton(tr("&Save"), this);
    set_primary(m_save);
    set_tip(m_save, QStringLiteral("Ctrl+S"));
    head->addWidget(back);
    head->addWidget(m_title, 1);
    head->addWidget(m_again);
    head->addWidget(m_save);
    column->addLayout(head);
    m_line = new LineLabel(this);
    set_role(m_line, "soft");
    m_line->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), 4);
    column->addWidget(m_line);
    m_policy = new PolicyLine(context, this);
    column->addWidget(m_policy, 1);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_scroll, 7);

    auto* escape = new QAction(this);
    escape->setShortcut(QKeySequence(Qt::Key_Escape));
    escape->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(escape);
    connect(escape, &QAction::triggered, this, &RecordForm::leave);
    connect(back, &QPushButton::clicked, this, &RecordForm::leave);
    connect(m_save, &QPushButton::clicked, this, [this] {
        if (save()) {
            const std::int64_t id = m_id;
            close_form();
            Q_EMIT closed(id);
        }
    });
    connect(m_again, &QPushButton::clicked, this, &RecordForm::save_and_add);
    connect(qApp, &QApplication::focusChanged, this, &RecordForm::show_line);
}

RecordForm::~RecordForm()
{
    qApp->disconnect(this); // the keyboard leaves the fields while they are taken down
}

void RecordForm::begin(const std::string& ledger, const Record& record,
                       const std::vector<QString>& labels)
{
    if (m_fields == nullptr || m_def == nullptr || m_def->code != ledger ||
        m_catalog != m_context.catalog()) {
        m_catalog = m_context.catalog();
        m_def = m_catalog->ledger(ledger);
        m_fields = new FormFields(m_context, m_catalog, *m_def, m_scroll);
        m_scroll->setWidget(m_fields);
        connect(m_fields, &FormFields::checked, this, &RecordForm::show_line);
        connect(m_fields, &FormFields::edited, this, [this] {
            say({});
            m_policy->entered(m_fields->read(false).record);
        });
        connect(m_fields, &FormFields::ended, this,
                [this] { m_save->setFocus(Qt::TabFocusReason); });
        connect(m_fields, &FormFields::entered, this,
                [this](QWidget* cell) { m_scroll->ensureWidgetVisible(cell, 0, Theme::grid(4)); });
    }
    m_id = record.id;
    say({});
    m_fields->set_read_only(m_context.read_only());
    m_save->setEnabled(!m_context.read_only());
    m_again->setVisible(record.id == 0);
    m_fields->show_record(record, labels);
    m_title->setText(record.id == 0 ? tr("New: %1").arg(qt(m_def->name)) : row_title(record));
    m_policy->show_subject(m_context.catalog(), *m_def, record);
    show_line();
    m_scroll->ensureVisible(0, 0);
    m_fields->focus_first();
}

Result<std::optional<ShownRow>> RecordForm::stored(const LedgerDef& def, std::int64_t id)
{
    const auto catalog = m_context.catalog();
    LedgerStore store(m_context.database(), *catalog);
    LX_ASSIGN(auto record, store.find(def, id));
    if (!record)
        return std::optional<ShownRow>();
    LX_ASSIGN(auto rows, show_rows(store, *catalog, def, {std::move(*record)}, false));
    return std::optional(std::move(rows.front()));
}

bool RecordForm::edit(const std::string& ledger, std::int64_t id)
{
    if (!may_close())
        return false;
    const auto catalog = m_context.catalog();
    const LedgerDef* def = catalog->ledger(ledger);
    const auto row = stored(*def, id);
    if (!row) {
        m_context.notices().error(row.error());
        return false;
    }
    if (!*row) {
        m_context.notices().warning(tr("This row is no longer there."));
        return false;
    }
    m_preset.clear();
    begin(ledger, (*row)->record, (*row)->texts);
    return true;
}

bool RecordForm::add(const std::string& ledger, std::vector<Preset> preset)
{
    if (!may_close())
        return false;
    const auto catalog = m_context.catalog();
    const LedgerDef* def = catalog->ledger(ledger);
    Record record(*def);
    std::vector<QString> labels(def->fields.size());
    for (const Preset& one : preset) {
        record.set(*def, one.field, one.value);
        labels[static_cast<std::size_t>(def->index_of(one.field))] = one.label;
    }
    m_preset = std::move(preset);
    begin(ledger, record, labels);
    return true;
}

QString RecordForm::row_title(const Record& record) const
{
    const LedgerDef& def = *m_def;
    QString name = qt(text_of(record.at(def, def.label)));
    if (name.isEmpty() && record.id != 0) {
        LedgerStore store(m_context.database(), *m_catalog);
        if (const auto labels = store.labels(def, {record.id});
            labels && labels->contains(record.id))
            name = qt(labels->at(record.id));
    }
    return name.isEmpty() ? qt(def.name) : name;
}

bool RecordForm::unsaved() const
{
    return m_fields != nullptr && m_fields->changed();
}

bool RecordForm::save()
{
    if (m_fields == nullptr || m_context.read_only())
        return false;
    const bool fresh = m_id == 0;
    if (!m_fields->changed() && !fresh)
        return true;
    // Changes made while the form was out of sight have not been told to it.
    if (!fresh && !catch_up())
        return false;
    FormFields::Read read = m_fields->read(true);
    say(read.row_messages.join(QLatin1Char(' ')));
    if (!read.fine) {
        if (read.row_messages.isEmpty())
            say(tr("Not saved yet: please look at the fields marked below."));
        m_fields->focus_trouble();
        return false;
    }
    const QString name = qt(m_def->name) + QLatin1Char(' ') + row_title(read.record);
    const auto done = m_context.edit(
        fresh ? tr("Add %1").arg(name) : tr("Change %1").arg(name), [&](Editor& editor) {
            return fresh ? editor.save(*m_def, read.record)
                         : editor.change(*m_def, m_id, m_fields->edits());
        });
    if (!done) {
        say(qt(done.error().message));
        return false;
    }
    if (done->refused()) {
        const RecordIssue& problem = done->problems.front();
        if (m_fields->refuse(problem)) {
            say(tr("Not saved yet: please look at the fields marked below."));
            m_fields->focus_trouble();
        } else {
            say(qt(problem.message));
        }
        return false;
    }
    if (fresh) {
        m_id = read.record.id;
        m_title->setText(row_title(read.record)); // from here on it is changed, not added
    }
    m_fields->kept(m_id);
    show_line();
    m_context.notices().success(fresh ? tr("Added: %1").arg(name) : tr("Saved: %1").arg(name));
    Q_EMIT saved(m_id);
    return true;
}

void RecordForm::save_and_add()
{
    if (!save())
        return;
    auto preset = m_preset;
    add(m_def->code, std::move(preset));
}

bool RecordForm::may_close()
{
    if (!unsaved())
        return true;
    const int answer = m_context.dialogs().choose(
        tr("Unsaved entries"), tr("“%1” has entries that are not saved.").arg(m_title->text()),
        {tr("Save"), tr("Discard"), tr("Go on editing")}, 2);
    if (answer == 0)
        return save();
    if (answer == 1) {
        m_fields->set_changed(false);
        return true;
    }
    return false;
}

bool RecordForm::leave()
{
    if (!may_close())
        return false;
    const std::int64_t id = m_id;
    close_form();
    Q_EMIT closed(id);
    return true;
}

void RecordForm::close_form()
{
    m_policy->clear();
    if (m_fields != nullptr) {
        m_fields->setParent(nullptr);
        m_fields->deleteLater();
        m_fields = nullptr;
    }
    m_def = nullptr;
    m_id = 0;
}

void RecordForm::apply(const DataChange& change)
{
    if (m_fields == nullptr || m_id == 0)
        return;
    bool touched = change.many;
    for (const DataChange::Row& row : change.rows)
        touched |= row.ledger == m_def->code && row.id == m_id;
    if (touched && m_fields->changed()) {
        (void)catch_up();
    } else if (touched) {
        const auto row = stored(*m_def, m_id);
        if (row && !*row) {
            close_form();
            Q_EMIT closed(0);
            return;
        }
        if (row)
            m_fields->show_record((*row)->record, (*row)->texts);
    }
    m_policy->refresh();
}

bool RecordForm::catch_up()
{
    const auto row = stored(*m_def, m_id);
    if (!row) {
        say(qt(row.error().message));
        return false;
    }
    if (!*row) {
        say(tr("This row is no longer there."));
        return false;
    }
    const QStringList both = m_fields->catch_up((*row)->record, (*row)->texts);
    if (!both.isEmpty())
        say(tr("Changed elsewhere meanwhile: %1. Saving now puts what is entered here in its "
               "place.")
                .arg(both.join(QStringLiteral("、"))));
    return both.isEmpty();
}

void RecordForm::refresh_policies()
{
    if (m_fields != nullptr)
        m_policy->refresh();
}

void RecordForm::say(const QString& text)
{
    m_problem = text;
    show_line();
}

void RecordForm::show_line()
{
    const QString field = m_fields == nullptr ? QString() : m_fields->cut_message();
    const bool problem = !m_problem.isEmpty() || !field.isEmpty();
    m_line->setText(!m_problem.isEmpty() ? m_problem
                    : problem            ? field
                    : unsaved()          ? tr("Not saved yet")
                                         : QString());
    if (const char* role = problem ? "error" : "soft";
        m_line->property("role") != QLatin1String(role)) {
        set_role(m_line, role);
        restyle(m_line);
    }
}

} // namespace lx::ui
