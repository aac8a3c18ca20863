#include "ui/ledger/filter_bar.h"

#include <algorithm>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/presentation/condition_draft.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/condition_line.h"
#include "ui/widgets/condition_tree.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int wait_ms = 180;
constexpr int quick_at_most = 3;
constexpr std::size_t quick_values = 24; ///< longer dictionaries are for the condition editor

} // namespace

FilterBar::FilterBar(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::grid(1));
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->setPlaceholderText(tr("Words, code, pinyin initials"));
    m_search->setAccessibleName(tr("Search"));
    set_tip(m_search, QStringLiteral("Ctrl+F"));
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    fit_placeholder(m_search);
    m_search->setMaximumWidth(Theme::grid(60));
    m_search->installEventFilter(this);
    m_filters = new FlowLayout(nullptr, 4);
    m_add = new QPushButton(icon(QStringLiteral("filter")), tr("C&ondition"), this);
    m_add->setCheckable(true);
    set_quiet(m_add);
    set_tip(m_add, tr("Show rows by any field"));
    m_groups = new QPushButton(tr("&Groups and counts"), this);
    m_groups->setCheckable(true);
    set_quiet(m_groups);
    set_tip(m_groups, tr("All conditions as a tree: one of several, none of them, how many rows"));
    m_in_force = new QCheckBox(tr("&In force only"), this);
    set_tip(m_in_force, tr("Only rows that count on the as-of date"));
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(2);
    for (QWidget* widget : {static_cast<QWidget*>(m_add), static_cast<QWidget*>(m_groups),
                            static_cast<QWidget*>(m_in_force)})
        m_filters->addWidget(widget);
    line->addLayout(m_filters, 1);
    line->addLayout(m_tools);
    column->addLayout(line);
    m_condition = new ConditionLine(context, this);
    m_condition->hide();
    column->addWidget(m_condition);
    m_chips = new QWidget(this);
    auto* flow = new FlowLayout(m_chips, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    m_chips->hide();
    column->addWidget(m_chips);

    m_wait.setSingleShot(true);
    m_wait.setInterval(wait_ms);
    connect(m_search, &QLineEdit::textChanged, &m_wait, QOverload<>::of(&QTimer::start));
    connect(&m_wait, &QTimer::timeout, this, &FilterBar::changed);
    connect(m_add, &QPushButton::toggled, this, [this](bool on) {
        m_condition->setVisible(on);
        if (on)
            m_condition->begin(m_at ? m_at() : std::string());
    });
    connect(m_groups, &QPushButton::toggled, this, &FilterBar::show_tree);
    connect(m_condition, &ConditionLine::made, this, &FilterBar::add);
    connect(m_condition, &ConditionLine::closed, this, [this] {
        m_add->setChecked(false);
        Q_EMIT left_down();
    });
    connect(m_in_force, &QCheckBox::toggled, this, &FilterBar::changed);
}

void FilterBar::set_ledger(DefinitionsPtr definitions, const LedgerDef& def)
{
    m_definitions = std::move(definitions);
    m_def = &def;
    m_condition->set_ledger(m_definitions, def);
    m_add->setChecked(false);
    m_groups->setChecked(false);
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->clear();
    m_in_force->setChecked(false);
    m_in_force->setVisible(!def.span.empty());
    m_conditions.clear();
    m_ids.reset();
    m_list_title.clear();
    build_quick();
    rebuild_chips();
}

void FilterBar::build_quick()
{
    for (const Quick& quick : m_quick_buttons)
        delete quick.button;
    m_quick_buttons.clear();
    for (const std::string& key : m_def->shown) {
        const FieldDef* field = m_def->field(key);
        const Dictionary* dictionary = field->type == FieldType::Choice
                                           ? m_definitions->catalog().dictionary(field->dictionary)
                                           : nullptr;
        if (dictionary == nullptr || dictionary->values.size() > quick_values ||
            static_cast<int>(m_quick_buttons.size()) >= quick_at_most)
            continue;
        auto* button = new QPushButton(qt(field->name), this);
        button->setProperty("menu", true);
        set_quiet(button);
        auto* menu = new CheckMenu(button);
        QStringList offered;
        for (const DictionaryValue& value : dictionary->values) {
            const QString text = qt(value.value);
            if (offered.contains(text))
                continue; // stands in several groups
            offered << text;
            menu->addAction(text)->setCheckable(true);
        }
        button->setMenu(menu);
        connect(menu, &QMenu::triggered, this, [this, menu, field] {
            QJsonArray values;
            for (const QAction* action : menu->actions()) {
                if (action->isChecked())
                    values.append(action->text());
            }
            std::erase_if(m_conditions,
                          [&](const QJsonObject& one) { return is_choice(one, field->key); });
            if (!values.isEmpty())
                m_conditions.push_back({{QStringLiteral("fact"), qt(field->key)},
                                        {QStringLiteral("op"), QStringLiteral("in")},
                                        {QStringLiteral("value"), values}});
            rebuild_chips();
            Q_EMIT changed();
        });
        m_filters->insert_widget(static_cast<int>(m_quick_buttons.size()), button);
        m_quick_buttons.push_back({button, key});
    }
}

bool FilterBar::is_choice(const QJsonObject& condition, const std::string& field)
{
    const auto parts = filter_parts(condition);
    return parts && parts->key == field && parts->op == "in";
}

void FilterBar::add(const QJsonObject& condition)
{
    m_conditions.push_back(condition);
    rebuild_chips();
    Q_EMIT changed();
}

void FilterBar::set_request(const ListRequest& request)
{
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->setText(qt(request.query.search));
    m_in_force->setChecked(request.query.in_force);
    take_condition(request.query.condition);
    m_ids = request.query.ids;
    m_list_title = request.title;
    rebuild_chips();
}

/// A chip for each of the conditions that all hold.
void FilterBar::take_condition(const QJsonObject& condition)
{
    m_conditions.clear();
    if (condition[u"all"].isArray()) {
        for (const auto& one : condition[u"all"].toArray())
            m_conditions.push_back(one.toObject());
    } else if (!condition.isEmpty()) {
        m_conditions.push_back(condition);
    }
}

void FilterBar::show_tree(bool on)
{
    delete m_tree_panel;
    m_tree_panel = nullptr;
    if (!on || m_def == nullptr)
        return;
    m_tree_panel = new QWidget(this);
    auto* column = new QVBoxLayout(m_tree_panel);
    column->setContentsMargins(0, 0, 0, 0);
    m_tree = new ConditionTree(m_definitions, m_tree_panel);
    fill_tree();
    m_tree->setFixedHeight(Theme::grid(36));
    auto* apply = new QPushButton(tr("Apply"), m_tree_panel);
    apply->setAccessibleName(tr("Apply these conditions"));
    column->addWidget(m_tree);
    column->addWidget(apply, 0, Qt::AlignRight);
    static_cast<QVBoxLayout*>(layout())->insertWidget(1, m_tree_panel);
    connect(apply, &QPushButton::clicked, this, [this] {
        take_condition(m_tree->json());
        rebuild_chips();
        Q_EMIT changed();
    });
}

void FilterBar::fill_tree()
{
    if (m_tree_panel != nullptr)
        m_tree->show(rows().condition, m_def->code);
}

void FilterBar::rebuild_chips()
{
    fill_tree(); // or applying it would bring back what is gone
    qDeleteAll(m_chips->findChildren<QPushButton*>(Qt::FindDirectChildrenOnly));
    const auto chip = [this](const QString& text, auto take_away) {
        auto* button = new QPushButton(icon(QStringLiteral("close")), button_text(text), m_chips);
        button->setLayoutDirection(Qt::RightToLeft); // the cross stands behind the words
        set_tip(button, tr("Take this condition away"));
        button->setAccessibleName(tr("Condition %1: take away").arg(text));
        connect(button, &QPushButton::clicked, this, [this, take_away] {
            take_away();
            QMetaObject::invokeMethod(
                this,
                [this] {
                    rebuild_chips();
                    Q_EMIT changed();
                },
                Qt::QueuedConnection);
        });
        m_chips->layout()->addWidget(button);
    };
    if (m_ids) {
        chip(tr("List: %1 (%2 rows)")
                 .arg(m_list_title, count_text(static_cast<qint64>(m_ids->size()))),
             [this] {
                 m_ids.reset();
                 m_list_title.clear();
             });
    }
    for (std::size_t i = 0; i < m_conditions.size(); ++i)
        chip(filter_words(m_conditions[i], *m_def, m_definitions->facts()), [this, i] {
            m_conditions.erase(m_conditions.begin() + static_cast<std::ptrdiff_t>(i));
        });
    const bool any = m_ids || !m_conditions.empty();
    if (m_conditions.size() > 1) {
        auto* all = new QPushButton(tr("Clear all"), m_chips);
        set_quiet(all);
        connect(all, &QPushButton::clicked, this, &FilterBar::clear, Qt::QueuedConnection);
        m_chips->layout()->addWidget(all);
    }
    m_chips->setVisible(any);
    // Quick buttons show by their check marks and their face what is chosen.
    for (const Quick& quick : m_quick_buttons) {
        QStringList values;
        for (const QJsonObject& one : m_conditions) {
            if (!is_choice(one, quick.field))
                continue;
            for (const auto& value : one[u"value"].toArray())
                values << value.toString();
        }
        for (QAction* action : quick.button->menu()->actions())
            action->setChecked(values.contains(action->text()));
        const QString name = qt(m_def->field(quick.field)->name);
        quick.button->setText(
            values.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name).arg(values.size()));
    }
}

RowSet FilterBar::rows() const
{
    RowSet rows;
    if (m_def == nullptr)
        return rows;
    rows.ledger = m_def->code;
    rows.search = utf8_of(m_search->text().trimmed());
    QJsonArray all;
    for (const QJsonObject& one : m_conditions)
        all.append(one);
    if (!all.isEmpty())
        rows.condition = {{QStringLiteral("all"), all}};
    rows.day = m_context.as_of();
    rows.in_force = m_in_force->isChecked();
    rows.ids = m_ids;
    return rows;
}

bool FilterBar::narrowed() const
{
    return m_ids || !m_conditions.empty() || !m_search->text().trimmed().isEmpty() ||
           m_in_force->isChecked();
}

void FilterBar::clear()
{
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->clear();
    m_in_force->setChecked(false);
    m_conditions.clear();
    m_ids.reset();
    m_list_title.clear();
    rebuild_chips();
    Q_EMIT changed();
}

QWidget* FilterBar::search_box() const
{
    return m_search;
}

void FilterBar::focus_search()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT left_down();
            return true;
        }
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lx::ui
