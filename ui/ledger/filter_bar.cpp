#include "ui/ledger/filter_bar.h"

#include <algorithm>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/ledger/field_text.h"
#include "ui/document/app_context.h"
#include "ui/ledger/condition_editor.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/check_menu.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

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
    m_search->setPlaceholderText(tr("Search: words, code, pinyin initials (Ctrl+F)"));
    m_search->setAccessibleName(tr("Search"));
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setMinimumWidth(Theme::grid(20));
    m_search->setMaximumWidth(Theme::grid(48));
    m_search->installEventFilter(this);
    m_quick = new QHBoxLayout;
    m_quick->setSpacing(4);
    m_add = new QPushButton(icon(QStringLiteral("filter")), tr("Condition"), this);
    m_add->setCheckable(true);
    set_quiet(m_add);
    set_tip(m_add, tr("Show rows by any field"));
    m_in_force = new QCheckBox(tr("In force only"), this);
    set_tip(m_in_force, tr("Only rows that count on the as-of date"));
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(2);
    line->addLayout(m_quick);
    line->addWidget(m_add);
    line->addWidget(m_in_force);
    line->addStretch(1);
    line->addLayout(m_tools);
    column->addLayout(line);
    m_condition = new ConditionEditor(context, this);
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
            m_condition->begin();
    });
    connect(m_condition, &ConditionEditor::made, this, &FilterBar::add);
    connect(m_condition, &ConditionEditor::closed, this, [this] { m_add->setChecked(false); });
    connect(m_in_force, &QCheckBox::toggled, this, &FilterBar::changed);
}

void FilterBar::set_ledger(std::shared_ptr<const Catalog> catalog, const LedgerDef& def)
{
    m_catalog = std::move(catalog);
    m_def = &def;
    m_condition->set_ledger(m_catalog, def);
    m_add->setChecked(false);
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->clear();
    m_in_force->setChecked(false);
    m_in_force->setVisible(!def.span.empty());
    m_filters.clear();
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
        const Dictionary* dictionary =
            field->type == FieldType::Choice ? m_catalog->dictionary(field->dictionary) : nullptr;
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
            QStringList values;
            for (const QAction* action : menu->actions()) {
                if (action->isChecked())
                    values << action->text();
            }
            std::erase_if(m_filters, [&](const ShownFilter& one) {
                return one.filter.field == field->key && one.filter.op == "in";
            });
            if (!values.isEmpty())
                m_filters.push_back(make_choice_filter(*field, values));
            rebuild_chips();
            Q_EMIT changed();
        });
        m_quick->addWidget(button);
        m_quick_buttons.push_back({button, key});
    }
}

void FilterBar::add(const ShownFilter& filter)
{
    m_filters.push_back(filter);
    rebuild_chips();
    Q_EMIT changed();
}

void FilterBar::set_request(const ListRequest& request)
{
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->setText(qt(request.query.search));
    m_in_force->setChecked(request.query.counts_at.has_value());
    m_filters.clear();
    for (const Filter& filter : request.query.filters) {
        const FieldDef* field = m_def->field(filter.field);
        if (field == nullptr)
            continue;
        if (filter.op == "in" && field->type == FieldType::Choice) {
            m_filters.push_back(
                make_choice_filter(*field, qt(filter.value).split(QLatin1Char('\n'))));
            continue;
        }
        FilterOperator op{filter.op, qt(filter.op), !filter.value.empty()};
        for (const FilterOperator& known : operators_of(*field)) {
            if (known.op == filter.op)
                op = known;
        }
        // References carry an id; the list's title says what it is.
        const bool reference = field->type == FieldType::Ref || field->type == FieldType::RefOrText;
        const Value value(filter.value);
        ShownFilter shown = make_filter(
            *field, op, value,
            reference
                ? (request.title.isEmpty() ? QStringLiteral("#") + qt(filter.value) : request.title)
                : qt(show_field(*field, value, field->sensitive)));
        shown.filter = filter;
        m_filters.push_back(std::move(shown));
    }
    m_ids = request.ids;
    m_list_title = request.title;
    rebuild_chips();
}

void FilterBar::rebuild_chips()
{
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
    for (std::size_t i = 0; i < m_filters.size(); ++i)
        chip(m_filters[i].text,
             [this, i] { m_filters.erase(m_filters.begin() + static_cast<std::ptrdiff_t>(i)); });
    const bool any = m_ids || !m_filters.empty();
    if (m_filters.size() > 1) {
        auto* all = new QPushButton(tr("Clear all"), m_chips);
        set_quiet(all);
        connect(all, &QPushButton::clicked, this, &FilterBar::clear, Qt::QueuedConnection);
        m_chips->layout()->addWidget(all);
    }
    m_chips->setVisible(any);
    // Quick buttons show by their check marks and their face what is chosen.
    for (const Quick& quick : m_quick_buttons) {
        QStringList values;
        for (const ShownFilter& one : m_filters) {
            if (one.filter.field == quick.field && one.filter.op == "in")
                values = qt(one.filter.value).split(QLatin1Char('\n'));
        }
        for (QAction* action : quick.button->menu()->actions())
            action->setChecked(values.contains(action->text()));
        const QString name = qt(m_def->field(quick.field)->name);
        quick.button->setText(
            values.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name).arg(values.size()));
    }
}

Query FilterBar::query() const
{
    Query query;
    if (m_def == nullptr)
        return query;
    query.ledger = m_def->code;
    query.search = utf8_of(m_search->text().trimmed());
    for (const ShownFilter& one : m_filters)
        query.filters.push_back(one.filter);
    if (m_in_force->isChecked())
        query.counts_at = m_context.as_of().iso();
    return query;
}

bool FilterBar::narrowed() const
{
    return m_ids || !m_filters.empty() || !m_search->text().trimmed().isEmpty() ||
           m_in_force->isChecked();
}

void FilterBar::clear()
{
    const QSignalBlocker quiet_search(m_search);
    const QSignalBlocker quiet_force(m_in_force);
    m_wait.stop();
    m_search->clear();
    m_in_force->setChecked(false);
    m_filters.clear();
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
