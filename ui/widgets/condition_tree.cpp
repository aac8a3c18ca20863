#include "ui/widgets/condition_tree.h"

#include <algorithm>

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "core/facts/link.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/meant_box.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

using Kind = ConditionDraft::Kind;

enum Strip
{
    GroupStrip,
    FactStrip,
    CountStrip,
    KeptStrip
};

ConditionDraft* draft_of(const QTreeWidgetItem* item)
{
    return item == nullptr
               ? nullptr
               : reinterpret_cast<ConditionDraft*>(item->data(0, Qt::UserRole).value<quintptr>());
}

/// The group a line stands in; nullptr for the one at the top.
ConditionDraft* parent_of(ConditionDraft& in, const ConditionDraft* line)
{
    for (const auto& child : in.children) {
        if (child.get() == line)
            return &in;
        if (ConditionDraft* found = parent_of(*child, line))
            return found;
    }
    return nullptr;
}

QComboBox* typing_box(QWidget* parent, const QString& name)
{
    auto* box = new QComboBox(parent);
    box->setEditable(true);
    box->setInsertPolicy(QComboBox::NoInsert);
    box->completer()->setCompletionMode(QCompleter::PopupCompletion);
    box->completer()->setFilterMode(Qt::MatchContains);
    box->setAccessibleName(name);
    box->lineEdit()->setAccessibleName(name);
    return box;
}

} // namespace

ConditionTree::ConditionTree(DefinitionsPtr definitions, QWidget* parent)
    : QWidget(parent), m_definitions(std::move(definitions)),
      m_draft(read_draft({}, "unit", facts()))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_tree = new QTreeWidget(this);
    m_tree->setHeaderHidden(true);
    m_tree->setItemDelegate(new RowDelegate(m_tree));
    m_tree->setAccessibleName(tr("Lines of the condition"));
    m_tree->setTextElideMode(Qt::ElideRight);
    keep_measured(m_tree, [tree = m_tree] { // in a small window it is what gives way
        tree->setMinimumHeight(Theme::current().row_px);
    });
    column->addLayout(build_buttons());
    column->addWidget(build_strip());
    column->addWidget(m_tree, 1);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ConditionTree::show_line);
    fill(nullptr);
}

QLayout* ConditionTree::build_buttons()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    const auto button = [&](const QString& text, const QString& name, auto run) {
        auto* made = new QPushButton(text, this);
        set_quiet(made);
        made->setAccessibleName(name);
        buttons->addWidget(made);
        connect(made, &QPushButton::clicked, this, run);
        return made;
    };
    button(tr("Add a &line"), tr("Add a line"), [this] { add(Kind::Fact); });
    button(tr("Add a &count"), tr("Add a count"), [this] { add(Kind::Count); });
    button(tr("Add a &group"), tr("Add a group"), [this] { add(Kind::Any); });
    m_remove = button(tr("&Remove the line"), tr("Remove the line"), [this] { remove(); });
    buttons->addStretch(1);
    return buttons;
}

QWidget* ConditionTree::build_strip()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    m_strip = new QStackedWidget(box);
    m_strip->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    const auto page = [&](std::initializer_list<std::pair<QWidget*, int>> widgets) {
        auto* made = new QWidget(m_strip);
        auto* line = new QHBoxLayout(made);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(4);
        for (const auto& [widget, stretch] : widgets) {
            widget->setParent(made);
            line->addWidget(widget, stretch);
        }
        m_strip->addWidget(made);
    };
    m_group = new MeantBox;
    m_group->setAccessibleName(tr("How the lines belong together"));
    m_group->addItem(tr("All of these hold"), static_cast<int>(Kind::All));
    m_group->addItem(tr("At least one of these holds"), static_cast<int>(Kind::Any));
    m_group->addItem(tr("None of these holds"), static_cast<int>(Kind::None));
    m_fact = typing_box(nullptr, tr("Fact"));
    auto* facts = new MeantList(m_fact, true);
    connect(facts, &MeantList::taken, this, &ConditionTree::to_value);
    connect(m_fact->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (!m_fact->completer()->popup()->isVisible()) // else one of it is taken
            to_value();
    });
    m_op = new MeantBox;
    m_op->setAccessibleName(tr("Comparison"));
    m_value = typing_box(nullptr, tr("Value"));
    m_count = new MeantBox;
    m_count->setAccessibleName(tr("Rows counted"));
    m_count_op = new MeantBox;
    m_count_op->setAccessibleName(tr("Comparison of the count"));
    m_count_value = typing_box(nullptr, tr("Number of rows"));
    for (const char* op : {">=", "<=", "=", "!=", ">", "<"})
        m_count_op->addItem(operator_word(op), QString::fromLatin1(op));
    page({{m_group, 1}});
    page({{m_fact, 5}, {m_op, 2}, {m_value, 3}});
    page({{m_count, 5}, {m_count_op, 2}, {m_count_value, 3}});
    auto* kept =
        new TextLabel(tr("This part is kept as it is: it compares or calculates in a way that "
                         "has no line here."));
    kept->setWordWrap(true);
    page({{kept, 1}});
    m_doc = new TextLabel(box);
    m_doc->setWordWrap(true);
    m_doc->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    set_role(m_doc, "soft");
    keep_measured(m_doc, [label = m_doc] { // what is told of a line moves no other
        label->setMinimumHeight(2 * label->fontMetrics().lineSpacing());
    });
    column->addWidget(m_strip);
    column->addWidget(m_doc);
    connect(m_group, &QComboBox::currentIndexChanged, this, &ConditionTree::take_line);
    connect(m_fact, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        fill_operators();
        fill_values();
        take_line();
    });
    connect(m_op, &QComboBox::currentIndexChanged, this, [this] {
        if (m_filling)
            return;
        fill_values();
        take_line();
    });
    connect(m_value, &QComboBox::currentTextChanged, this, &ConditionTree::take_line);
    connect(m_count, &QComboBox::currentIndexChanged, this, &ConditionTree::take_line);
    connect(m_count_op, &QComboBox::currentIndexChanged, this, &ConditionTree::take_line);
    connect(m_count_value, &QComboBox::currentTextChanged, this, &ConditionTree::take_line);
    return box;
}

void ConditionTree::use(DefinitionsPtr definitions)
{
    m_definitions = std::move(definitions);
    m_facts_of.clear();
    show({}, "unit");
}

void ConditionTree::show(const QJsonObject& json, const std::string& ledger,
                         const QJsonObject& params)
{
    m_params = params;
    m_draft = read_draft(json, ledger, facts());
    fill(m_draft.get());
}

QJsonObject ConditionTree::json() const
{
    return empty() ? QJsonObject() : write_draft(*m_draft);
}

void ConditionTree::fill(ConditionDraft* chosen)
{
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        add_item(nullptr, *m_draft, chosen);
        m_tree->expandAll();
    }
    show_line();
}

void ConditionTree::add_item(QTreeWidgetItem* parent, ConditionDraft& draft, ConditionDraft* chosen)
{
    auto* item = parent == nullptr ? new QTreeWidgetItem(m_tree) : new QTreeWidgetItem(parent);
    const QString text = draft_text(draft, facts(), m_draft->ledger, m_params);
    item->setText(0, shown_text(text));
    item->setToolTip(0, tip_text(text));
    item->setData(0, Qt::UserRole, QVariant::fromValue(reinterpret_cast<quintptr>(&draft)));
    if (&draft == chosen)
        m_tree->setCurrentItem(item);
    for (const auto& child : draft.children)
        add_item(item, *child, chosen);
}

ConditionDraft* ConditionTree::chosen() const
{
    return draft_of(m_tree->currentItem());
}

const FactDef* ConditionTree::fact() const
{
    const ConditionDraft* line = chosen();
    if (line == nullptr || m_fact->currentIndex() < 0)
        return nullptr;
    return facts().path(line->ledger, utf8_of(m_fact->currentData().toString())).fact;
}

void ConditionTree::fill_facts(const std::string& ledger)
{
    if (m_facts_of == ledger)
        return;
    m_facts_of = ledger;
    m_fact->clear();
    for (const FactDef* one : facts().of(ledger)) {
        if (one->key == "self")
            continue;
        m_fact->addItem(qt(one->title), qt(one->key));
    }
    // Those of the rows it refers to come behind its own.
    for (const FactDef* one : facts().of(ledger)) {
        if (one->type != FactType::Ref || one->list || one->key == "self" ||
            one->ref_ledger.empty())
            continue;
        for (const FactDef* further : facts().of(one->ref_ledger)) {
            if (further->type == FactType::Ref)
                continue;
            const std::string path = one->key + "." + further->key;
            const FactPath found = facts().path(ledger, path);
            if (found.fact != nullptr)
                m_fact->addItem(qt(found.title()), qt(path));
        }
    }
}

void ConditionTree::fill_counts(const std::string& ledger)
{
    m_count->clear();
    for (const LedgerDef& def : facts().catalog().ledgers()) {
        const auto links = links_between(facts(), ledger, def.code);
        for (const LinkName& link : links) {
            if (link.via == "all")
                continue;
            m_count->addItem(links.size() > 1
                                 ? QStringLiteral("%1（%2）").arg(qt(def.name), qt(link.title))
                                 : qt(def.name),
                             QStringList{qt(def.code), qt(link.via)});
        }
    }
}

void ConditionTree::fill_operators()
{
    const QSignalBlocker quiet(m_op);
    m_op->clear();
    if (const FactDef* one = fact()) {
        for (const std::string& op : operators_of(*one))
            m_op->addItem(operator_word(op, one), qt(op));
    }
    m_op->setCurrentIndex(0); // the usual one
}

void ConditionTree::fill_values()
{
    const FactDef* one = fact();
    const QString op = m_op->currentData().toString();
    const bool none = op == QLatin1String("given") || op == QLatin1String("empty");
    const QSignalBlocker quiet(m_value);
    const QString before = m_value->currentText();
    m_value->clear();
    m_value->setVisible(!none);
    if (one == nullptr || none)
        return;
    const QStringList choices = value_choices(*one, utf8_of(op), facts().catalog());
    m_value->addItems(choices);
    m_value->lineEdit()->setPlaceholderText(
        one->type == FactType::Date ? QStringLiteral("2025-01-01") : qt(one->unit));
    m_value->setCurrentText(choices.isEmpty() || choices.contains(before) ? before
                                                                          : choices.front());
}

void ConditionTree::show_line()
{
    m_filling = true;
    const ConditionDraft* line = chosen();
    m_remove->setEnabled(line != nullptr && line != m_draft.get());
    m_strip->setEnabled(line != nullptr);
    m_doc->clear();
    if (line == nullptr || line->group()) {
        m_strip->setCurrentIndex(GroupStrip);
        if (line != nullptr)
            m_group->setCurrentIndex(m_group->findData(static_cast<int>(line->kind)));
    } else if (line->kind == Kind::Fact) {
        m_strip->setCurrentIndex(FactStrip);
        fill_facts(line->ledger);
        int at = m_fact->findData(qt(line->fact));
        if (at < 0) { // reached over several references
            m_fact->addItem(qt(facts().path(line->ledger, line->fact).title()), qt(line->fact));
            at = m_fact->count() - 1;
        }
        m_fact->setCurrentIndex(at);
        fill_operators();
        m_op->setCurrentIndex(std::max(0, m_op->findData(qt(line->op))));
        fill_values();
        // A figure is set among the policy's figures, not here.
        m_value->setEnabled(!line->value.isObject());
        m_value->setCurrentText(draft_value_text(*line, nullptr));
        if (const FactDef* one = fact())
            m_doc->setText(qt(one->doc));
    } else if (line->kind == Kind::Count) {
        m_strip->setCurrentIndex(CountStrip);
        fill_counts(line->ledger);
        int at = -1;
        for (int i = 0; i < m_count->count(); ++i) {
            const QStringList keys = m_count->itemData(i).toStringList();
            if (keys[0] == qt(line->rows) && (line->via.empty() || keys[1] == qt(line->via)))
                at = at < 0 ? i : at;
        }
        if (at < 0) { // all rows, which is not offered for a new line
            for (const LinkName& link : links_between(facts(), line->ledger, line->rows)) {
                const LedgerDef* def = facts().catalog().ledger(line->rows);
                if (def == nullptr || link.via != line->via)
                    continue;
                m_count->addItem(QStringLiteral("%1（%2）").arg(qt(def->name), qt(link.title)),
                                 QStringList{qt(line->rows), qt(link.via)});
                at = m_count->count() - 1;
            }
        }
        m_count->setCurrentIndex(at);
        m_count_op->setCurrentIndex(std::max(0, m_count_op->findData(qt(line->op))));
        m_count_value->setEnabled(!line->value.isObject());
        m_count_value->setCurrentText(draft_value_text(*line, nullptr));
    } else {
        m_strip->setCurrentIndex(KeptStrip);
    }
    m_filling = false;
}

void ConditionTree::take_line()
{
    ConditionDraft* line = chosen();
    if (m_filling || line == nullptr)
        return;
    bool other_rows = false;
    if (line->group()) {
        line->kind = static_cast<Kind>(m_group->currentData().toInt());
    } else if (line->kind == Kind::Fact) {
        const FactDef* one = fact();
        if (one == nullptr)
            return;
        line->fact = utf8_of(m_fact->currentData().toString());
        line->op = utf8_of(m_op->currentData().toString());
        if (m_value->isEnabled())
            line->value = draft_value(*one, line->op, m_value->currentText());
        m_doc->setText(qt(one->doc));
    } else if (line->kind == Kind::Count) {
        const QStringList keys = m_count->currentData().toStringList();
        if (keys.size() != 2)
            return;
        other_rows = line->rows != utf8_of(keys[0]);
        if (other_rows)
            line->children.clear(); // they were about rows of another ledger
        line->rows = utf8_of(keys[0]);
        line->via = utf8_of(keys[1]);
        line->op = utf8_of(m_count_op->currentData().toString());
        if (m_count_value->isEnabled()) {
            bool good = false;
            const double number = m_count_value->currentText().trimmed().toDouble(&good);
            line->value = good ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
        }
    }
    if (other_rows) {
        fill(line); // the lines below it are gone
    } else if (QTreeWidgetItem* item = m_tree->currentItem()) {
        const QString text = draft_text(*line, facts(), m_draft->ledger, m_params);
        item->setText(0, shown_text(text));
        item->setToolTip(0, tip_text(text));
    }
    Q_EMIT changed();
}

void ConditionTree::add(Kind kind)
{
    ConditionDraft* at = chosen() == nullptr ? m_draft.get() : chosen();
    if (!at->holds_lines())
        at = parent_of(*m_draft, at);
    auto line = std::make_unique<ConditionDraft>();
    line->kind = kind;
    line->ledger = at->kind == Kind::Count ? at->rows : at->ledger;
    if (kind == Kind::Fact) {
        for (const FactDef* one : facts().of(line->ledger)) {
            if (one->key == "self")
                continue;
            line->fact = one->key;
            line->op = operators_of(*one).front();
            const QStringList choices = value_choices(*one, line->op, facts().catalog());
            line->value = draft_value(*one, line->op, choices.value(0));
            break;
        }
    } else if (kind == Kind::Count) {
        fill_counts(line->ledger);
        if (m_count->count() == 0)
            return;
        const QStringList keys = m_count->itemData(0).toStringList();
        line->rows = utf8_of(keys[0]);
        line->via = utf8_of(keys[1]);
        line->op = ">=";
        line->value = 1;
    }
    ConditionDraft* made = line.get();
    at->children.push_back(std::move(line));
    fill(made);
    enter_line();
    Q_EMIT changed();
}

/// The keyboard goes to what the chosen line asks.
void ConditionTree::enter_line()
{
    const ConditionDraft* line = chosen();
    QWidget* first = line == nullptr || line->group() ? m_group
                     : line->kind == Kind::Fact       ? m_fact
                                                      : m_count;
    first->setFocus(Qt::TabFocusReason);
    if (first == m_fact)
        m_fact->lineEdit()->selectAll();
}

/// From what is asked to what it is held against, or on where it is held against nothing.
void ConditionTree::to_value()
{
    QWidget* value = m_value->isVisible() ? m_value : static_cast<QWidget*>(m_op);
    value->setFocus(Qt::TabFocusReason);
}

void ConditionTree::remove()
{
    ConditionDraft* line = chosen();
    ConditionDraft* parent = line == nullptr ? nullptr : parent_of(*m_draft, line);
    if (parent == nullptr)
        return;
    std::erase_if(parent->children, [&](const auto& child) { return child.get() == line; });
    fill(parent);
    Q_EMIT changed();
}

} // namespace lx::ui
