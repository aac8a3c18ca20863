#include "ui/rules/scopes_view.h"

#include <algorithm>

#include <QCheckBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "core/county/county.h"
#include "core/coverage/coverage_summary.h"
#include "core/rules/selection.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/condition_tree.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_box.h"

namespace lx::ui {

namespace {

constexpr int typing_ms = 350;
// Widths in characters: they grow with the type.
constexpr int beside_ems = 100; ///< narrower the condition stands below the words
constexpr int words_ems = 45;
constexpr int condition_ems = 75;
constexpr int list_ems = 40;

/// How many units a condition counts, among all there are.
struct Counted
{
    std::int64_t all = 0;
    std::int64_t inside = 0;
    std::int64_t undetermined = 0;
    std::string problem; ///< the condition is not whole yet
};

Result<Counted> count_units(Database& database, const DefinitionsPtr& definitions,
                            const std::string& condition, Date day, Progress& progress)
{
    Counted counted;
    auto scope = std::make_shared<Scope>();
    const auto where =
        Selection::parse("统计口径", "条件", condition, "unit", definitions->facts());
    if (!where) {
        counted.problem = where.error().message;
        return counted;
    }
    scope->where = *where;
    CountyWanted wanted;
    wanted.as_of = day;
    wanted.facts = scope->needs(definitions->facts());
    wanted.facts.merge(coverage_needs(definitions->facts())); // which units there are
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    const ScopedUnits units = ScopedUnits::of(std::move(scope), *county->world);
    const std::vector<Tri>& there = *county->world->fact("unit", "counts").tri;
    for (std::size_t unit = 0; unit < there.size(); ++unit) {
        if (there[unit] != Tri::True)
            continue;
        ++counted.all;
        counted.inside += units.of(unit) == Tri::True ? 1 : 0;
        counted.undetermined += units.of(unit) == Tri::Unknown ? 1 : 0;
    }
    return counted;
}

} // namespace

ScopesView::ScopesView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_counting(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_list(halves));
    m_editor = build_editor(halves);
    halves->addWidget(readable_room(m_editor, words_ems + condition_ems + 2));
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 4);
    halves->setSizes({300, 940});
    column->addWidget(halves);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typing_ms);
    connect(&m_pause, &QTimer::timeout, this, &ScopesView::count);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, &ScopesView::refresh);
}

QWidget* ScopesView::build_list(QWidget* parent)
{
    auto* left = new QWidget(parent);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    column->setSpacing(6);
    auto* fresh = new QPushButton(icon(QStringLiteral("add")), tr("&New scope"), left);
    fresh->setAccessibleName(tr("New scope"));
    m_list = new QListWidget(left);
    m_list->setAccessibleName(tr("Scopes"));
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new WrappingRowDelegate(m_list));
    limit_characters(left, list_ems);
    column->addWidget(fresh);
    column->addWidget(m_list, 1);
    connect(fresh, &QPushButton::clicked, this, [this] { begin(nullptr); });
    connect(m_list, &QListWidget::currentRowChanged, this, &ScopesView::choose);
    return left;
}

QWidget* ScopesView::build_editor(QWidget* parent)
{
    auto* editor = new QWidget(parent);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    column->setSpacing(Theme::grid(1));
    m_origin = new TextLabel(editor);
    m_origin->setWordWrap(true);
    set_role(m_origin, "soft");
    column->addWidget(m_origin);
    auto* parts = new TurningBox(beside_ems, editor);
    auto* top = new QWidget(parts);
    auto* above = new QVBoxLayout(top);
    above->setContentsMargins(0, 0, 0, 0);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(Theme::grid(1));
    form->setVerticalSpacing(6);
    above->addLayout(form);
    above->addStretch(1);
    const auto line = [&](const QString& label, const QString& hint) {
        auto* edit = new QLineEdit(top);
        edit->setAccessibleName(label);
        edit->setPlaceholderText(hint);
        edit->setMaxLength(200);
        add_row(form, label, edit);
        connect(edit, &QLineEdit::textEdited, this, &ScopesView::touched);
        return edit;
    };
    m_name = line(tr("Name of the scope"), tr("As it is to stand below the titles of tables"));
    m_id = line(tr("Code"), tr("Small letters, digits and -; for the command line"));
    m_note = line(tr("Which units"), tr("One sentence"));
    m_basis = line(tr("Basis"), tr("Document or decision it rests on"));
    auto* days = new QHBoxLayout;
    days->setSpacing(Theme::grid(1));
    const auto day = [&](const QString& words, const QString& name, QCheckBox*& box,
                         QDateEdit*& edit) {
        box = new QCheckBox(words, editor);
        edit = day_edit(editor, name);
        days->addWidget(box);
        days->addWidget(edit);
        connect(box, &QCheckBox::toggled, this, [this, edit](bool on) {
            edit->setEnabled(on);
            touched();
        });
        connect(edit, &QDateEdit::dateChanged, this, &ScopesView::touched);
    };
    day(tr("from"), tr("First day it is counted by"), m_begins, m_from);
    day(tr("until (no longer on that day)"), tr("Day it is no longer counted by"), m_ends, m_until);
    days->addStretch(1);
    form->addRow(new TextLabel(tr("Counted by"), editor), days);
    m_condition = new ConditionTree(m_context.definitions(), parts);
    parts->add(top, words_ems, 0);
    parts->add(m_condition, condition_ems, 1);
    column->addWidget(parts, 1);
    m_problem = new TextLabel(editor);
    m_problem->setWordWrap(true);
    set_role(m_problem, "error");
    m_problem->hide();
    column->addWidget(m_problem);
    column->addWidget(build_foot(editor));
    connect(m_condition, &ConditionTree::changed, this, &ScopesView::touched);
    return editor;
}

QWidget* ScopesView::build_foot(QWidget* parent)
{
    auto* foot = new QWidget(parent);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    m_count = new TextLabel(foot);
    m_count->setAccessibleName(tr("How many units the scope counts"));
    m_copy = new QPushButton(tr("Ne&w one like this"), foot);
    m_copy->setAccessibleName(tr("New one like this"));
    m_remove = new QPushButton(tr("&Delete the scope"), foot);
    m_remove->setAccessibleName(tr("Delete the scope"));
    m_save = new QPushButton(tr("&Keep the scope"), foot);
    m_save->setAccessibleName(tr("Keep the scope"));
    set_quiet(m_copy);
    set_quiet(m_remove);
    set_primary(m_save);
    row->addWidget(m_count, 1);
    for (QPushButton* button : {m_copy, m_remove, m_save})
        row->addWidget(button);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const Scope like = written();
        begin(&like);
    });
    connect(m_remove, &QPushButton::clicked, this, &ScopesView::remove);
    connect(m_save, &QPushButton::clicked, this, &ScopesView::save);
    return foot;
}

void ScopesView::leave_document()
{
    m_condition->use(m_context.definitions());
    m_dirty = false;
    m_fresh = false;
    m_shown.clear();
    m_counting.stop();
}

void ScopesView::refresh()
{
    m_scopes.clear();
    if (m_context.has_document()) { // a few small rows
        auto scopes = all_scopes(m_context.database(), m_context.definitions()->facts());
        if (scopes)
            m_scopes = std::move(*scopes);
        else
            m_context.notices().error(scopes.error());
    }
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    int at = -1;
    for (const auto& scope : m_scopes) {
        m_list->addItem(
            shown_text(scope->own ? tr("%1 (this file)").arg(qt(scope->name)) : qt(scope->name)));
        if (scope->id == m_shown)
            at = m_list->count() - 1;
    }
    m_editor->setVisible(!m_scopes.empty());
    if (m_dirty || m_fresh) { // what is being entered stays
        m_list->setCurrentRow(m_fresh ? -1 : at);
        return;
    }
    if (m_scopes.empty())
        return;
    const int row = std::max(0, at);
    m_list->setCurrentRow(row);
    show_scope(*m_scopes[static_cast<std::size_t>(row)], false);
}

void ScopesView::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= static_cast<int>(m_scopes.size()))
        return;
    if (!may_leave()) {
        const QSignalBlocker quiet(m_list);
        const auto at = std::find_if(m_scopes.begin(), m_scopes.end(),
                                     [&](const auto& scope) { return scope->id == m_shown; });
        m_list->setCurrentRow(
            m_fresh || at == m_scopes.end() ? -1 : static_cast<int>(at - m_scopes.begin()));
        return;
    }
    show_scope(*m_scopes[static_cast<std::size_t>(row)], false);
}

bool ScopesView::may_leave()
{
    if (!m_dirty)
        return true;
    return m_context.dialogs().choose(
               tr("Scopes"),
               tr("The scope “%1” has changes that are not kept yet.").arg(m_name->text()),
               {tr("Discard the changes"), tr("Go on editing")}, 1) == 0;
}

std::string ScopesView::free_id() const
{
    for (int number = 1;; ++number) {
        const std::string id = "own-" + std::to_string(number);
        if (std::none_of(m_scopes.begin(), m_scopes.end(),
                         [&](const auto& scope) { return scope->id == id; }))
            return id;
    }
}

void ScopesView::begin(const Scope* like)
{
    if (!may_leave())
        return;
    Scope scope;
    if (like != nullptr)
        scope = *like;
    scope.id = free_id();
    scope.own = true;
    if (like != nullptr)
        scope.name += utf8_of(tr(" (copy)"));
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    show_scope(scope, true);
    touched();
    m_name->setFocus();
    m_name->selectAll();
}

void ScopesView::show_scope(const Scope& scope, bool fresh)
{
    m_filling = true;
    m_shown = fresh ? std::string() : scope.id;
    m_fresh = fresh;
    m_dirty = false;
    const bool mine = (scope.own || fresh) && !m_context.read_only();
    m_id->setText(qt(scope.id));
    m_name->setText(qt(scope.name));
    m_note->setText(qt(scope.note));
    m_basis->setText(qt(scope.basis));
    for (QLineEdit* edit : {m_name, m_note, m_basis})
        edit->setReadOnly(!mine);
    m_id->setReadOnly(!fresh);
    const auto day = [&](QCheckBox* box, QDateEdit* edit, const std::optional<Date>& value) {
        box->setChecked(value.has_value());
        box->setEnabled(mine);
        edit->setEnabled(mine && value);
        edit->setDate(qdate(value.value_or(m_context.as_of())));
    };
    day(m_begins, m_from, scope.from);
    day(m_ends, m_until, scope.until);
    m_condition->show(scope.condition, "unit");
    m_condition->setEnabled(mine);
    m_origin->setText(scope.whole() && !fresh && !scope.own
                          ? tr("All registered units: what is counted where no scope is chosen.")
                      : mine ? tr("A scope of this file.")
                             : tr("It comes with the program and stays as it is; a new one like it "
                                  "can be changed."));
    m_problem->hide();
    m_copy->setVisible(!fresh && !m_context.read_only() && !scope.condition.isEmpty());
    m_remove->setVisible(mine && !fresh);
    m_save->setVisible(mine);
    m_save->setEnabled(false);
    m_filling = false;
    m_pause.start();
}

void ScopesView::touched()
{
    if (m_filling)
        return;
    m_dirty = true;
    m_problem->hide();
    m_save->setEnabled(!m_name->text().trimmed().isEmpty() && !m_id->text().trimmed().isEmpty() &&
                       !m_condition->empty());
    m_pause.start();
}

Scope ScopesView::written() const
{
    const auto text = [](const QLineEdit* edit) { return utf8_of(edit->text().trimmed()); };
    Scope scope;
    scope.id = text(m_id);
    scope.name = text(m_name);
    scope.note = text(m_note);
    scope.basis = text(m_basis);
    if (m_begins->isChecked())
        scope.from = date_of(m_from->date());
    if (m_ends->isChecked())
        scope.until = date_of(m_until->date());
    scope.condition = m_condition->json();
    return scope;
}

void ScopesView::tell(const Error& problem)
{
    m_problem->setText(qt(problem.message));
    m_problem->show();
    if (problem.kind == ErrorKind::Moved)
        m_context.notices().error(problem);
}

void ScopesView::save()
{
    const Scope scope = written();
    if (m_fresh && std::any_of(m_scopes.begin(), m_scopes.end(),
                               [&](const auto& other) { return other->id == scope.id; })) {
        m_problem->setText(
            tr("There is a scope of the code “%1”; choose another one.").arg(qt(scope.id)));
        m_problem->show();
        return;
    }
    const std::string before = m_shown;
    const bool dirty = std::exchange(m_dirty, false);
    const bool fresh = std::exchange(m_fresh, false);
    m_shown = scope.id; // where the list is read anew it is the one to show
    const auto saved = m_context.set_in_file([&](Database& database, const Actor& who) {
        return save_scope(database, m_context.definitions()->facts(), scope, who);
    });
    if (saved) {
        refresh();
        return;
    }
    m_dirty = dirty;
    m_fresh = fresh;
    m_shown = before;
    tell(saved.error());
}

void ScopesView::remove()
{
    m_dirty = false;
    const std::string id = m_shown;
    const auto removed = m_context.set_in_file([&](Database& database, const Actor& who) {
        return remove_scope(database, m_context.definitions()->facts(), id, who);
    });
    if (!removed) {
        tell(removed.error());
        return;
    }
    refresh();
    m_context.notices().success(tr("Deleted; Ctrl+Z brings the scope back."));
}

void ScopesView::count()
{
    if (!m_context.has_document() || m_editor->isHidden())
        return;
    const QJsonObject json = m_condition->json();
    if (json.isEmpty()) {
        m_count->setText(tr("No lines: all registered units"));
        Q_EMIT counted();
        return;
    }
    m_counting.start<Counted>(
        JobKind::Quick, {},
        [text = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(),
         definitions = m_context.definitions(), day = m_context.as_of(),
         path = m_context.path8()](JobProgress& progress) -> Result<Counted> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return count_units(*database, definitions, text, day, progress);
        },
        [this](Result<Counted> done) {
            if (!done)
                m_count->setText(done.error().kind == ErrorKind::Cancelled
                                     ? QString()
                                     : qt(done.error().message));
            else if (!done->problem.empty())
                m_count->setText(tr("Not complete yet: %1").arg(qt(done->problem)));
            else
                m_count->setText(done->undetermined == 0
                                     ? tr("Counts %1 of %2 units")
                                           .arg(count_text(done->inside), count_text(done->all))
                                     : tr("Counts %1 of %2 units, %3 undetermined")
                                           .arg(count_text(done->inside), count_text(done->all),
                                                count_text(done->undetermined)));
            Q_EMIT counted();
        });
}

} // namespace lx::ui
