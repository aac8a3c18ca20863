#include "ui/rules/own_rules_view.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

#include "core/county/own_rules.h"
#include "core/county/policies.h"
#include "core/facts/world.h"
#include "core/rules/selection.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/condition_tree.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/meant_box.h"
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

/// {"date": {"date": "2025-12-31"}}: the only deadline the editor has a field for.
std::optional<QDate> plain_deadline(const QJsonValue& deadline)
{
    const QJsonObject object = deadline.toObject();
    const QJsonValue day = object.value(QStringLiteral("date"))[QStringLiteral("date")];
    if (object.size() != 1 || !day.isString())
        return std::nullopt;
    return QDate::fromString(day.toString(), Qt::ISODate);
}

struct Matches
{
    std::int64_t all = 0;
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    std::string problem; ///< the condition is not whole yet
};

} // namespace

OwnRulesView::OwnRulesView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_counting(context.jobs()), m_reading(context.jobs()),
      m_copying(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_list(halves));
    auto* right = new QWidget(halves);
    auto* stack = new QHBoxLayout(right);
    stack->setContentsMargins(0, 0, 0, 0);
    m_editor = build_editor(right);
    m_none =
        new TextLabel(tr("Choose a rule of the county's own, begin a new one, or copy the rule "
                         "chosen under “Rules and findings” to change it."),
                      right);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setMargin(Theme::grid(4));
    set_role(m_none, "soft");
    stack->addWidget(m_editor, 1);
    stack->addWidget(m_none, 1);
    stack->addStretch(0); // what the editor leaves
    limit_characters(m_editor, words_ems + condition_ems + 2);
    m_editor->hide();
    halves->addWidget(right);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 4);
    halves->setSizes({300, 940});
    column->addWidget(halves);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typing_ms);
    connect(&m_pause, &QTimer::timeout, this, &OwnRulesView::count);
}

QWidget* OwnRulesView::build_list(QWidget* parent)
{
    auto* left = new QWidget(parent);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    column->setSpacing(6);
    auto* fresh = new QPushButton(icon(QStringLiteral("add")), tr("&New rule"), left);
    fresh->setAccessibleName(tr("New rule"));
    m_list = new QListWidget(left);
    m_list->setAccessibleName(tr("Rules of the county's own"));
    m_list->setWordWrap(true);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new WrappingRowDelegate(m_list));
    limit_characters(left, list_ems);
    column->addWidget(fresh);
    column->addWidget(m_list, 1);
    connect(fresh, &QPushButton::clicked, this, &OwnRulesView::begin);
    connect(m_list, &QListWidget::currentRowChanged, this, &OwnRulesView::choose);
    return left;
}

QWidget* OwnRulesView::build_editor(QWidget* parent)
{
    const std::shared_ptr<const Catalog> catalog = m_context.catalog();
    auto* editor = new QWidget(parent);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    column->setSpacing(Theme::grid(1));
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
        edit->setMaxLength(100);
        add_row(form, label, edit);
        connect(edit, &QLineEdit::textEdited, this, &OwnRulesView::touched);
        connect(edit, &QLineEdit::returnPressed, this, [this] { focusNextChild(); });
        return edit;
    };
    m_title = line(tr("Title"), tr("What is asked, in a few words"));
    m_clause = line(tr("Source"), tr("Document or decision it comes from"));
    m_advice = line(tr("Advice"), tr("What to do where it is not met"));
    m_advice->setMaxLength(500);
    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::grid(1));
    m_subject = new MeantBox(editor);
    m_subject->setAccessibleName(tr("Whom it asks"));
    if (const Dictionary* kinds = catalog->dictionary("finding_kind")) {
        for (const DictionaryValue& kind : kinds->values) {
            for (const LedgerDef& def : catalog->ledgers()) {
                if (def.name == kind.value)
                    m_subject->addItem(qt(def.name), qt(def.code));
            }
        }
    }
    m_strength = new MeantBox(editor);
    m_strength->setAccessibleName(tr("Force of the rule"));
    for (const Strength strength : {Strength::Must, Strength::Normally, Strength::Encouraged})
        m_strength->addItem(strength_word(strength), qt(strength_code(strength)));
    m_limited = new QCheckBox(tr("to be done by"), editor);
    m_limited->setAccessibleName(tr("The rule has a last day"));
    m_deadline = day_edit(editor, tr("Last day of the rule"));
    row->addWidget(m_subject, 1);
    row->addWidget(m_strength, 1);
    row->addWidget(m_limited);
    row->addWidget(m_deadline);
    row->addStretch(1);
    form->addRow(new TextLabel(tr("Whom it asks"), editor), row);

    m_tabs = new QTabWidget(parts);
    m_tabs->setDocumentMode(true);
    m_met = new ConditionTree(m_context.definitions(), m_tabs);
    m_who = new ConditionTree(m_context.definitions(), m_tabs);
    m_applies = new ConditionTree(m_context.definitions(), m_tabs);
    m_tabs->addTab(m_met, tr("It is met when"));
    m_tabs->addTab(m_who, tr("Only these are asked"));
    m_tabs->addTab(m_applies, tr("It applies when"));
    parts->add(top, words_ems, 0);
    parts->add(m_tabs, condition_ems, 1);
    column->addWidget(parts, 1);
    m_problem = new TextLabel(editor);
    m_problem->setWordWrap(true);
    set_role(m_problem, "error");
    m_problem->hide();
    column->addWidget(m_problem);
    auto* foot = new QHBoxLayout;
    m_count = new TextLabel(editor);
    m_count->setAccessibleName(tr("What the condition matches"));
    m_remove = new QPushButton(tr("&Delete the rule"), editor);
    m_remove->setAccessibleName(tr("Delete the rule"));
    set_quiet(m_remove);
    m_save = new QPushButton(tr("&Keep the rule"), editor);
    m_save->setAccessibleName(tr("Keep the rule"));
    set_primary(m_save);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_remove);
    foot->addWidget(m_save);
    column->addLayout(foot);

    for (ConditionTree* one : {m_met, m_who, m_applies})
        connect(one, &ConditionTree::changed, this, &OwnRulesView::touched);
    connect(m_tabs, &QTabWidget::currentChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_subject, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) {
            show_subject();
            touched();
        }
    });
    connect(m_strength, &QComboBox::currentIndexChanged, this, &OwnRulesView::touched);
    connect(m_limited, &QCheckBox::toggled, this, [this](bool on) {
        m_deadline->setEnabled(on);
        touched();
    });
    connect(m_deadline, &QDateEdit::dateChanged, this, &OwnRulesView::touched);
    connect(m_save, &QPushButton::clicked, this, &OwnRulesView::save);
    connect(m_remove, &QPushButton::clicked, this, &OwnRulesView::remove);
    return editor;
}

void OwnRulesView::leave_document()
{
    for (ConditionTree* one : {m_met, m_who, m_applies})
        one->use(m_context.definitions());
    // A rule of one file is never kept in another.
    m_rule = {};
    m_dirty = false;
    m_editor->hide();
    m_none->show();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
}

bool OwnRulesView::may_leave()
{
    if (!m_dirty || m_editor->isHidden())
        return true;
    return m_context.dialogs().choose(
               tr("Rules of the county's own"),
               tr("The rule “%1” has changes that are not kept yet.").arg(m_title->text()),
               {tr("Discard the changes"), tr("Go on editing")}, 1) == 0;
}

void OwnRulesView::refresh()
{
    if (!m_context.has_document()) {
        m_reading.stop();
        fill({});
        return;
    }
    using Rules = std::vector<QJsonObject>;
    m_reading.start<Rules>(
        JobKind::Quick, {},
        [path = m_context.path8()](JobProgress& progress) -> Result<Rules> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return own_rules(*database);
        },
        [this](Result<Rules> rules) {
            if (rules)
                fill(std::move(*rules));
            else if (rules.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(rules.error());
        });
}

void OwnRulesView::fill(std::vector<QJsonObject> rules)
{
    const int before = m_list->currentRow();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    m_rules = std::move(rules);
    for (const QJsonObject& rule : m_rules)
        m_list->addItem(shown_text(
            QStringLiteral("%1　%2").arg(rule.value(QStringLiteral("id")).toString(),
                                         rule.value(QStringLiteral("title")).toString())));
    if (before >= 0 && before < m_list->count())
        m_list->setCurrentRow(before);
    const QString wanted = std::exchange(m_wanted, {});
    for (int row = 0; row < m_list->count() && !wanted.isEmpty(); ++row) {
        const QJsonObject& rule = m_rules[static_cast<std::size_t>(row)];
        if (rule.value(QStringLiteral("id")).toString() != wanted)
            continue;
        m_list->setCurrentRow(row);
        edit(rule);
    }
}

void OwnRulesView::begin()
{
    if (!may_leave())
        return;
    const QSignalBlocker quiet(m_list);
    m_list->setCurrentRow(-1);
    edit({{QStringLiteral("id"), QString()},
          {QStringLiteral("group"), QStringLiteral("本地规则")},
          {QStringLiteral("strength"), QStringLiteral("must")},
          {QStringLiteral("subject"), QStringLiteral("unit")}});
    m_title->setFocus();
}

void OwnRulesView::copy(const std::string& pack, const std::string& rule)
{
    if (!may_leave())
        return;
    struct Copied
    {
        QJsonObject rule;
        QString policy;
        std::vector<std::string> scope;
    };
    m_copying.start<Copied>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), pack,
         rule](JobProgress& progress) -> Result<Copied> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Copied copied;
            LX_ASSIGN(copied.rule, copied_rule(*database, pack, rule));
            LX_ASSIGN(const auto policy, load_policy(*database, definitions, pack));
            copied.policy = qt(policy->name());
            copied.scope = policy->scope();
            return copied;
        },
        [this](Result<Copied> copied) {
            if (!copied) {
                m_context.notices().error(copied.error());
                return;
            }
            take_copy(copied->rule, copied->policy, copied->scope);
        });
}

void OwnRulesView::take_copy(const QJsonObject& rule, const QString& policy,
                             const std::vector<std::string>& scope)
{
    if (rule.contains(QStringLiteral("subjects"))) {
        m_context.notices().warning(
            tr("This rule asks several kinds of rows and cannot be changed here. Write the policy "
               "pack out and change it there."));
        return;
    }
    {
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(-1);
    }
    edit(rule);
    touched();
    // The two scopes of the world; a pack of the county's own has both.
    constexpr std::size_t whole = 2;
    if (scope.size() < whole && !scope.empty() && subject() != "unit")
        m_context.notices().warning(
            tr("“%1” looks at %2 only; a rule of the county's own looks at enterprises and social "
               "organizations. Its findings may differ from those of the policy.")
                .arg(policy, qt(scope.front())));
}

void OwnRulesView::choose()
{
    if (!may_leave()) {
        const QString id = m_rule.value(QStringLiteral("id")).toString();
        int back = -1;
        for (std::size_t i = 0; i < m_rules.size(); ++i) {
            if (!id.isEmpty() && m_rules[i].value(QStringLiteral("id")).toString() == id)
                back = static_cast<int>(i);
        }
        const QSignalBlocker quiet(m_list);
        m_list->setCurrentRow(back);
        return;
    }
    const auto row = static_cast<std::size_t>(m_list->currentRow());
    if (m_list->currentRow() >= 0 && row < m_rules.size())
        edit(m_rules[row]);
}

void OwnRulesView::edit(const QJsonObject& rule)
{
    m_filling = true;
    m_rule = rule;
    const auto text = [&](const char* key) { return rule.value(QLatin1String(key)).toString(); };
    m_title->setText(text("title"));
    m_clause->setText(text("clause"));
    m_advice->setText(text("advice"));
    m_strength->setCurrentIndex(std::max(0, m_strength->findData(text("strength"))));
    const QString kind =
        text("subject") == QLatin1String("jurisdiction") ? QStringLiteral("area") : text("subject");
    m_subject->setCurrentIndex(std::max(0, m_subject->findData(kind)));
    const QJsonValue deadline = rule.value(QStringLiteral("deadline"));
    const auto day = plain_deadline(deadline);
    const bool other = deadline.isObject() && !day;
    m_limited->setChecked(deadline.isObject());
    m_limited->setEnabled(!other);
    m_deadline->setEnabled(day.has_value());
    const Date today = m_context.as_of();
    m_deadline->setDate(day.value_or(QDate(today.year(), 12, 31)));
    const auto part = [&](const char* key) { return rule.value(QLatin1String(key)).toObject(); };
    const QJsonObject params = part("params");
    m_met->show(part("met"), subject(), params);
    m_who->show(part("who"), subject(), params);
    m_applies->show(part("applies"), subject(), params);
    m_problem->hide();
    m_remove->setVisible(!text("id").isEmpty());
    m_none->hide();
    m_editor->show();
    m_tabs->setCurrentIndex(0);
    m_filling = false;
    m_dirty = false;
    m_save->setEnabled(false);
    m_pause.start();
}

void OwnRulesView::show_subject()
{
    // Lines are about rows of one ledger; another one begins anew.
    for (ConditionTree* one : {m_met, m_who, m_applies})
        one->show({}, subject());
}

std::string OwnRulesView::subject() const
{
    return utf8_of(m_subject->currentData().toString());
}

ConditionTree* OwnRulesView::condition() const
{
    return qobject_cast<ConditionTree*>(m_tabs->currentWidget());
}

void OwnRulesView::touched()
{
    if (m_filling)
        return;
    m_dirty = true;
    m_problem->hide();
    m_save->setEnabled(!m_context.read_only() && !m_title->text().trimmed().isEmpty() &&
                       !m_clause->text().trimmed().isEmpty() &&
                       !m_advice->text().trimmed().isEmpty() && !m_met->empty());
    m_pause.start();
}

QJsonObject OwnRulesView::written() const
{
    QJsonObject rule = m_rule;
    rule.insert(QStringLiteral("title"), m_title->text().trimmed());
    rule.insert(QStringLiteral("clause"), m_clause->text().trimmed());
    rule.insert(QStringLiteral("advice"), m_advice->text().trimmed());
    rule.insert(QStringLiteral("strength"), m_strength->currentData().toString());
    const bool jurisdiction =
        rule.value(QStringLiteral("subject")).toString() == QLatin1String("jurisdiction") &&
        subject() == "area";
    if (!jurisdiction)
        rule.insert(QStringLiteral("subject"), qt(subject()));
    const auto put = [&](const char* key, const ConditionTree& view) {
        const QJsonObject json = view.json();
        if (json.isEmpty())
            rule.remove(QLatin1String(key));
        else
            rule.insert(QLatin1String(key), json);
    };
    put("who", *m_who);
    put("applies", *m_applies);
    put("met", *m_met);
    if (!m_limited->isChecked())
        rule.remove(QStringLiteral("deadline"));
    else if (m_limited->isEnabled())
        rule.insert(QStringLiteral("deadline"),
                    QJsonObject{{QStringLiteral("date"),
                                 QJsonObject{{QStringLiteral("date"),
                                              m_deadline->date().toString(Qt::ISODate)}}}});
    return rule;
}

void OwnRulesView::save()
{
    m_editor->setEnabled(false); // until it is kept or refused
    m_context.change_policies<std::string>(
        this,
        [rule = written()](Database& database, const Actor& actor) {
            return save_own_rule(database, rule, &actor);
        },
        [this](Result<std::string> id) {
            m_editor->setEnabled(true);
            if (id) {
                saved(*id);
                return;
            }
            m_problem->setText(qt(id.error().message));
            m_problem->show();
            if (id.error().kind == ErrorKind::Moved)
                m_context.notices().error(id.error());
        });
}

void OwnRulesView::saved(const std::string& id)
{
    m_dirty = false;
    m_wanted = qt(id);
    QStringList chosen = m_context.policies();
    const QString pack = QString::fromLatin1(kOwnRulesPack);
    if (!chosen.contains(pack)) {
        chosen << pack;
        m_context.set_policies(chosen);
    }
    refresh();
}

void OwnRulesView::remove()
{
    const QString id = m_rule.value(QStringLiteral("id")).toString();
    if (m_context.dialogs().choose(tr("Delete the rule"),
                                   tr("Delete “%1”? Its findings go with it.").arg(m_title->text()),
                                   {tr("Delete"), tr("Cancel")}, 1) != 0)
        return;
    const QString pack = QString::fromLatin1(kOwnRulesPack);
    const QStringList before = m_context.policies();
    const bool last = m_rules.size() == 1;
    if (last) { // the pack goes with it: nobody may ask what is not there
        QStringList chosen = before;
        chosen.removeAll(pack);
        if (!m_context.set_policies(chosen))
            return;
    }
    m_context.change_policies<bool>(
        this,
        [id = utf8_of(id)](Database& database, const Actor& actor) -> Result<bool> {
            LX_TRY(remove_own_rule(database, id, &actor));
            return true;
        },
        [this, before](Result<bool> removed) {
            if (!removed) {
                m_context.set_policies(before);
                m_context.notices().error(removed.error());
                return;
            }
            m_dirty = false;
            m_editor->hide();
            m_none->show();
            refresh();
        });
}

void OwnRulesView::count()
{
    if (!m_context.has_document() || m_editor->isHidden())
        return;
    const QJsonObject json = condition()->json();
    const LedgerDef* def = m_context.catalog()->ledger(subject());
    if (json.isEmpty()) {
        m_count->setText(tr("No lines: all are meant"));
        Q_EMIT counted();
        return;
    }
    // Figures stand in the rule; alone the condition has only their values.
    const QJsonObject params = m_rule.value(QStringLiteral("params")).toObject();
    QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact);
    for (auto it = params.begin(); it != params.end(); ++it) {
        const QByteArray figure = QJsonDocument(QJsonObject{{QStringLiteral("param"), it.key()}})
                                      .toJson(QJsonDocument::Compact);
        const QByteArray list =
            QJsonDocument(QJsonArray{it.value().toObject().value(QStringLiteral("value"))})
                .toJson(QJsonDocument::Compact);
        text.replace(figure, list.mid(1, list.size() - 2));
    }
    m_counting.start<Matches>(
        JobKind::Quick, {},
        [text = text.toStdString(), ledger = subject(), definitions = m_context.definitions(),
         day = m_context.as_of(),
         path = m_context.path8()](JobProgress& progress) -> Result<Matches> {
            const FactRegistry& registry = definitions->facts();
            Matches matches;
            const auto selection = Selection::parse("本地规则", "条件", text, ledger, registry);
            if (!selection) {
                matches.problem = selection.error().message;
                return matches;
            }
            LX_ASSIGN(const Selection there,
                      Selection::parse("本地规则", "条件",
                                       R"({"fact": "counts", "op": "=", "value": true})", ledger,
                                       registry));
            Needs needs = selection->needs();
            needs.merge(there.needs());
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            World::Options how;
            how.as_of = day;
            LX_ASSIGN(const auto world, load_world(*database, definitions, needs, how, progress));
            const std::vector<Tri> counts = there.rows(*world);
            const std::vector<Tri> hits = selection->rows(*world);
            for (std::size_t i = 0; i < hits.size(); ++i) {
                if (counts[i] != Tri::True)
                    continue;
                ++matches.all;
                matches.yes += hits[i] == Tri::True ? 1 : 0;
                matches.unknown += hits[i] == Tri::Unknown ? 1 : 0;
            }
            return matches;
        },
        [this, name = def == nullptr ? QString() : qt(def->name)](Result<Matches> matches) {
            if (!matches)
                m_count->setText(matches.error().kind == ErrorKind::Cancelled
                                     ? QString()
                                     : qt(matches.error().message));
            else if (!matches->problem.empty())
                m_count->setText(tr("Not complete yet: %1").arg(qt(matches->problem)));
            else
                m_count->setText(
                    matches->unknown == 0
                        ? tr("Matches %1 of %2 (%3)")
                              .arg(count_text(matches->yes), count_text(matches->all), name)
                        : tr("Matches %1 of %2 (%3); of %4 not known")
                              .arg(count_text(matches->yes), count_text(matches->all), name,
                                   count_text(matches->unknown)));
            Q_EMIT counted();
        });
}

} // namespace lx::ui
