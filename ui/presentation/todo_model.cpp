#include "ui/presentation/todo_model.h"

#include <QFont>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

using Node = NodeTree<TodoRow>::Node;

QString week_text(const std::optional<Date>& week)
{
    if (!week)
        return TodoModel::tr("Overdue");
    return TodoModel::tr("%1 to %2").arg(date_text(*week), date_text(week->add_days(6)));
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
            TodoRow head;
            head.text = week_text(item.week);
            head.alarm = item.overdue();
            week = root.add(head);
            last = item.week;
        }
        TodoRow row;
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
    for (const auto& node : root.children)
        node->row.count = count_text(static_cast<std::int64_t>(node->children.size()));
}

void fill_focus(Node& root, const County& done)
{
    for (const FocusList& list : done.focus) {
        TodoRow row;
        row.text = qt(list.def->title);
        const auto all = static_cast<std::int64_t>(list.rows.size());
        QStringList parts;
        if (all == 0)
            parts << TodoModel::tr("None left");
        else
            parts << TodoModel::tr("%1 not assigned").arg(count_text(list.open()));
        if (list.assigned > 0)
            parts << TodoModel::tr("%1 assigned").arg(count_text(list.assigned));
        if (list.overdue > 0)
            parts << TodoModel::tr("%1 of these overdue").arg(count_text(list.overdue));
        if (list.put_off > 0)
            parts << TodoModel::tr("%1 put off").arg(count_text(list.put_off));
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

/// How it came about, and how far it is from its target where it has one.
QString gap_text(const MassGap& gap)
{
    QStringList trend;
    for (const MassGap::Point& point : gap.points)
        trend << rate_text(point.met, point.total);
    const QString quarters = trend.join(QStringLiteral(" → "));
    if (!gap.target)
        return TodoModel::tr("Quarter by quarter %1").arg(quarters);
    const std::int64_t missing = gap.missing().value_or(0);
    if (missing == 0)
        return TodoModel::tr("Quarter by quarter %1; target %2%").arg(quarters).arg(*gap.target);
    return TodoModel::tr("Quarter by quarter %1; target %2%, %3 more to it")
        .arg(quarters)
        .arg(*gap.target)
        .arg(count_text(missing));
}

void fill_gaps(Node& root, const std::vector<MassGap>& gaps)
{
    for (const MassGap& gap : gaps) {
        TodoRow row;
        row.text = qt(gap.def->title);
        row.below = gap_text(gap);
        row.when = rate_text(gap.now().met, gap.now().total);
        row.count = count_text(gap.not_met());
        row.gap = &gap;
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
        return index.column() == What ? shown->below : QString();
    case share_role:
        return index.column() == What && shown->gap != nullptr && shown->gap->now().total > 0
                   ? QVariant(static_cast<double>(shown->gap->now().met) /
                              static_cast<double>(shown->gap->now().total))
                   : QVariant();
    case target_role:
        return shown->gap != nullptr && shown->gap->target ? QVariant(*shown->gap->target / 100)
                                                           : QVariant();
    case Qt::ToolTipRole:
        return shown->below.isEmpty() ? shown->text
                                      : shown->text + QLatin1Char('\n') + shown->below;
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
        if (shown->alarm && (week || index.column() != What))
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
    return m_layer == Layer::Gaps ? tr("Not met") : tr("Number");
}

} // namespace lx::ui
