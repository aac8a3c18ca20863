#include "ui/presentation/todo_model.h"

#include <algorithm>

#include <QFont>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

using Node = NodeTree<TodoRow>::Node;

QString week_text(const std::optional<Date>& week, std::int64_t things)
{
    const QString when =
        week ? TodoModel::tr("%1 to %2").arg(date_text(*week), date_text(week->add_days(6)))
             : TodoModel::tr("Overdue");
    return TodoModel::tr("%1: %2 things").arg(when, count_text(things));
}

QString item_key(const AgendaItem& item)
{
    return QStringList{item.week ? qt(item.week->iso()) : QString(),
                       QString::number(static_cast<int>(item.kind)),
                       item.rule != nullptr ? qt(item.rule->full_id) : QString(),
                       QString::number(item.part), qt(item.title)}
        .join(QLatin1Char('/'));
}

/// "县教育局党委等 12 个": who answers, the one with the most first.
QString who_text(const AgendaItem& item)
{
    if (item.who.empty())
        return {};
    const QString first = qt(item.who.front().who);
    return item.who.size() == 1
               ? TodoModel::tr("Answerable: %1").arg(first)
               : TodoModel::tr("Answerable: %1 and %2 more")
                     .arg(first, count_text(static_cast<std::int64_t>(item.who.size()) - 1));
}

void fill_due(Node& root, const County& done)
{
    Node* week = nullptr;
    std::optional<Date> last;
    for (const AgendaItem& item : done.agenda) {
        if (week == nullptr || item.week != last) {
            const auto things = std::ranges::count(done.agenda, item.week, &AgendaItem::week);
            TodoRow head;
            head.text = week_text(item.week, things);
            head.key = item.week ? qt(item.week->iso()) : QStringLiteral("overdue");
            head.alarm = item.overdue();
            week = root.add(head);
            last = item.week;
        }
        TodoRow row;
        row.key = item_key(item);
        row.text = item.kind == AgendaItem::Kind::Target
                       ? TodoModel::tr("Target: %1").arg(qt(item.title))
                       : qt(item.title);
        // Of several policies each names its own rules and targets.
        const PolicyPack* policy = done.packs.size() > 1 ? done.policy(item) : nullptr;
        QStringList parts{who_text(item), policy == nullptr ? QString() : qt(policy->short_name()),
                          qt(item.detail)};
        parts.removeAll(QString());
        row.below = parts.join(QStringLiteral(" · "));
        row.when = qt(item.due.iso());
        row.count = count_text(item.count);
        row.alarm = item.overdue();
        row.item = &item;
        week->add(row);
    }
}

void fill_focus(Node& root, const County& done)
{
    for (const FocusList& list : done.focus) {
        TodoRow row;
        row.key = qt(list.def->id);
        row.text = qt(list.def->title);
        const auto all = static_cast<std::int64_t>(list.rows.size());
        QStringList parts;
        if (all == 0)
            parts << TodoModel::tr("None left");
        else
            parts << TodoModel::tr("%1 to be assigned").arg(count_text(list.open()));
        if (list.assigned > 0)
            parts << TodoModel::tr("%1 assigned").arg(count_text(list.assigned));
        if (list.overdue > 0)
            parts << TodoModel::tr("%1 of these overdue").arg(count_text(list.overdue));
        if (list.put_off > 0)
            parts << TodoModel::tr("%1 put off").arg(count_text(list.put_off));
        if (!done.units.whole() && list.ledger == "unit") // the card beside counts otherwise
            parts << TodoModel::tr("of all registered units");
        row.below = parts.join(QStringLiteral(" · "));
        QStringList changes;
        if (list.fresh > 0)
            changes << QStringLiteral("+%1").arg(count_text(list.fresh));
        if (list.gone > 0)
            changes << QStringLiteral("−%1").arg(count_text(list.gone));
        row.when = changes.join(QLatin1Char(' '));
        row.count = count_text(all);
        row.alarm = list.def->alarm && all > 0;
        row.list = &list;
        root.add(row);
    }
}

double reached(const MassGap& gap)
{
    return gap.now().total == 0
               ? 1
               : static_cast<double>(gap.now().met) / static_cast<double>(gap.now().total);
}

/// "逐季 61.2% → 63.0%；目标 90%，还差 1,234".
QString gap_text(const MassGap& gap)
{
    QStringList trend;
    for (const MassGap::Point& point : gap.points)
        trend << rate_text(point.met, point.total);
    const QString quarters =
        TodoModel::tr("Quarter by quarter %1").arg(trend.join(QStringLiteral(" → ")));
    if (!gap.target)
        return quarters;
    const std::int64_t missing = gap.missing().value_or(0);
    return missing == 0 ? TodoModel::tr("%1; target %2% reached").arg(quarters).arg(*gap.target)
                        : TodoModel::tr("%1; target %2%, %3 short of it")
                              .arg(quarters)
                              .arg(*gap.target)
                              .arg(count_text(missing));
}

void fill_gaps(Node& root, const std::vector<MassGap>& gaps)
{
    std::vector<const MassGap*> worst_first;
    for (const MassGap& gap : gaps)
        worst_first.push_back(&gap);
    std::ranges::stable_sort(worst_first, {}, [](const MassGap* gap) { return reached(*gap); });
    for (const MassGap* gap : worst_first) {
        TodoRow row;
        row.key = qt(gap->def->id);
        row.text = qt(gap->def->title);
        row.below = gap_text(*gap);
        row.when = rate_text(gap->now().met, gap->now().total);
        row.count = count_text(gap->not_met()); // what a click lists
        row.gap = gap;
        root.add(row);
    }
}

} // namespace

TodoModel::TodoModel(QObject* parent) : NodeTree(parent) {}

std::int64_t TodoModel::due_count(const County& done)
{
    return static_cast<std::int64_t>(done.agenda.size());
}

std::int64_t TodoModel::open_count(const County& done)
{
    std::int64_t open = 0;
    for (const FocusList& list : done.focus)
        open += list.open();
    return open;
}

void TodoModel::show(std::shared_ptr<const County> done, Layer layer, Gaps gaps)
{
    auto root = std::make_unique<Node>();
    if (done != nullptr) {
        if (layer == Layer::Due)
            fill_due(*root, *done);
        else if (layer == Layer::Focus)
            fill_focus(*root, *done);
        else if (gaps != nullptr)
            fill_gaps(*root, *gaps);
    }
    const bool headings = layer != m_layer;
    m_layer = layer;
    reset(std::move(root));
    m_done = std::move(done);
    m_gaps = std::move(gaps);
    if (headings)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, Columns - 1);
}

QModelIndex TodoModel::find(const QString& key) const
{
    const auto search = [&](const Node& above, const auto& self) -> QModelIndex {
        for (const auto& node : above.children) {
            if (node->row.key == key)
                return index_of(*node);
            if (const QModelIndex found = self(*node, self); found.isValid())
                return found;
        }
        return {};
    };
    return key.isEmpty() ? QModelIndex() : search(root(), search);
}

int TodoModel::columnCount(const QModelIndex&) const
{
    return Columns;
}

QVariant TodoModel::cell_data(const QModelIndex& index, int role) const
{
    const TodoRow* shown = row(index);
    if (shown == nullptr)
        return {};
    const bool week = shown->item == nullptr && shown->list == nullptr && shown->gap == nullptr;
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == What   ? shown->text
               : index.column() == When ? shown->when
                                        : shown->count;
    case below_role:
    case Qt::AccessibleDescriptionRole: // goes with the text wherever that is read
        return index.column() == What ? shown_text(shown->below) : QString();
    case share_role:
        return index.column() == What && shown->gap != nullptr && shown->gap->now().total > 0
                   ? QVariant(reached(*shown->gap))
                   : QVariant();
    case target_role:
        return shown->gap != nullptr && shown->gap->target ? QVariant(*shown->gap->target / 100)
                                                           : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == What
                   ? QStringLiteral("%1 %2 %3 %4")
                         .arg(shown->text, shown->when, shown->count, shown->below)
                         .simplified()
                   : QString();
    case Qt::TextAlignmentRole:
        return static_cast<int>((index.column() == What   ? Qt::AlignLeft
                                 : index.column() == When ? Qt::AlignHCenter
                                                          : Qt::AlignRight) |
                                Qt::AlignVCenter);
    case Qt::FontRole:
        if (week) {
            QFont font = text_font(theme);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::ForegroundRole:
        // Of what is overdue its day; a count is marked only where it counts 应建未建.
        if (shown->alarm && (week || index.column() == (shown->item != nullptr ? When : Count)))
            return theme.accent_text;
        return week ? QVariant(theme.text_soft) : QVariant();
    default:
        return {};
    }
}

QVariant TodoModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == What   ? Qt::AlignLeft
                                 : section == When ? Qt::AlignHCenter
                                                   : Qt::AlignRight) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section == What)
        return m_layer == Layer::Gaps ? tr("Share") : tr("To do");
    if (section == When)
        return m_layer == Layer::Due     ? tr("Due")
               : m_layer == Layer::Focus ? tr("In %1 days").arg(FocusDefs::program().new_days)
                                         : tr("Reached");
    return m_layer == Layer::Gaps ? tr("Not reached") : tr("Number");
}

} // namespace lx::ui
