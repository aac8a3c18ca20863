#include "ui/presentation/duty_model.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>

#include "ui/presentation/format.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

using Node = NodeTree<DutyRow>::Node;

void add(DutyRow& to, const Duty& duty)
{
    to.count += duty.count;
    if (duty.due && (!to.due || *duty.due < *to.due))
        to.due = duty.due;
}

/// What is no finding stands in front, except targets whose day is long past: nothing hurries
/// there any more, they stand behind.
int place_of(const DutyRow& row)
{
    if (row.agenda == nullptr)
        return 1;
    return row.agenda->kind == AgendaItem::Kind::Target && row.agenda->urgency == Urgency::Overdue
               ? 2
               : 0;
}

/// Earliest day first, then what is obliged before what is wished for, then the most.
bool sooner(const DutyRow& a, const DutyRow& b)
{
    const auto key = [](const DutyRow& row) {
        return std::tuple(place_of(row),
                          row.due ? row.due->days() : std::numeric_limits<std::int32_t>::max(),
                          static_cast<int>(row.strength), -row.count);
    };
    return key(a) < key(b);
}

/// Of what is overdue, the obligations with the most cases come first: days long past say little.
bool graver(const DutyRow& a, const DutyRow& b)
{
    const auto key = [](const DutyRow& row) {
        return std::tuple(place_of(row), static_cast<int>(row.strength), -row.count);
    };
    return key(a) < key(b);
}

void sort_rows(Node& node, bool overdue)
{
    std::stable_sort(node.children.begin(), node.children.end(), [&](const auto& a, const auto& b) {
        return overdue ? graver(a->row, b->row) : sooner(a->row, b->row);
    });
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        node.children[i]->place = static_cast<int>(i);
        sort_rows(*node.children[i], overdue);
    }
}

} // namespace

DutyModel::DutyModel(QObject* parent) : NodeTree(parent) {}

std::int64_t DutyModel::total(const County& done, Urgency urgency)
{
    std::int64_t number = 0;
    for (const PackResult& pack : done.packs) {
        for (const Duty& duty : pack.duties.by_area)
            number += duty.urgency == urgency ? duty.count : 0;
    }
    for (const AgendaItem& item : done.agenda)
        number += item.urgency == urgency && item.kind != AgendaItem::Kind::Target ? item.count : 0;
    return number;
}

namespace {

DutyRow rule_row(const County& done, std::size_t pack, const Duty& duty)
{
    DutyRow row;
    row.rule = duty.rule;
    row.part = duty.part;
    row.pack = pack;
    row.strength = duty.rule->strength;
    row.text = qt(duty.rule->title);
    row.hint = QStringLiteral("%1 · %2 · %3")
                   .arg(strength_word(duty.rule->strength), qt(duty.rule->clause),
                        qt(done.packs[pack].pack->name()));
    return row;
}

/// By rule; below each the areas.
void fill_rules(Node& root, const County& done, Urgency urgency)
{
    std::map<std::tuple<std::size_t, const Rule*, int>, Node*> rules;
    for (std::size_t p = 0; p < done.packs.size(); ++p) {
        for (const Duty& duty : done.packs[p].duties.by_area) {
            if (duty.urgency != urgency)
                continue;
            const DutyRow of_rule = rule_row(done, p, duty);
            Node*& upper = rules[{p, duty.rule, duty.part}];
            if (upper == nullptr)
                upper = root.add(of_rule);
            add(upper->row, duty);
            DutyRow lower = of_rule;
            lower.text =
                duty.row >= 0 ? qt(done.area_name(duty.row)) : DutyModel::tr("No area given");
            lower.hint.clear();
            lower.scope.area = duty.row;
            add(upper->add(lower)->row, duty);
        }
    }
}

/// By area or by organization; below each the rules.
void fill_places(Node& root, const County& done, Urgency urgency, bool by_org)
{
    std::unordered_map<std::int32_t, std::int64_t> totals;
    const auto list_of = [&](std::size_t p) -> const std::vector<Duty>& {
        return by_org ? done.packs[p].duties.by_org : done.packs[p].duties.by_area;
    };
    for (std::size_t p = 0; p < done.packs.size(); ++p) {
        for (const Duty& duty : list_of(p)) {
            if (duty.urgency == urgency)
                totals[duty.row] += duty.count;
        }
    }
    // Of many organizations those with the most to do.
    std::vector<std::int64_t> most;
    for (const auto& [row, count] : totals)
        most.push_back(count);
    std::int64_t least = 0;
    if (by_org && most.size() > DutyModel::most_orgs) {
        const auto place = most.begin() + DutyModel::most_orgs;
        std::nth_element(most.begin(), place, most.end(), std::greater<>());
        least = *place + 1;
    }
    std::map<std::int32_t, Node*> uppers;
    DutyRow rest;
    std::int64_t others = 0;
    for (const auto& [row, count] : totals)
        others += count < least ? 1 : 0;
    for (std::size_t p = 0; p < done.packs.size(); ++p) {
        for (const Duty& duty : list_of(p)) {
            if (duty.urgency != urgency)
                continue;
            if (totals[duty.row] < least) {
                add(rest, duty);
                continue;
            }
            Node*& upper = uppers[duty.row];
            if (upper == nullptr) {
                DutyRow of_place;
                if (by_org)
                    of_place.text = duty.row >= 0 ? qt(done.org_name(duty.row))
                                                  : DutyModel::tr("No organization answerable");
                else
                    of_place.text = duty.row >= 0 ? qt(done.area_name(duty.row))
                                                  : DutyModel::tr("No area given");
                upper = root.add(of_place);
            }
            add(upper->row, duty);
            DutyRow lower = rule_row(done, p, duty);
            (by_org ? lower.scope.org : lower.scope.area) = duty.row;
            add(upper->add(lower)->row, duty);
        }
    }
    if (others > 0) {
        rest.text = DutyModel::tr("%1 more organizations").arg(count_text(others));
        root.add(rest);
    }
}

/// What has a last day without being a finding.
void fill_agenda(Node& root, const County& done, Urgency urgency, bool targets)
{
    for (const AgendaItem& item : done.agenda) {
        const bool target = item.kind == AgendaItem::Kind::Target;
        if (item.urgency != urgency || (target && !targets))
            continue; // a target is no area's or organization's alone
        DutyRow row;
        row.text = target ? DutyModel::tr("Target: %1").arg(qt(item.title)) : qt(item.title);
        row.hint = qt(item.detail);
        row.count = item.count;
        row.due = item.due;
        row.agenda = &item;
        root.add(row);
    }
}

} // namespace

void DutyModel::show(std::shared_ptr<const County> done, Urgency urgency, By by)
{
    auto root = std::make_unique<Node>();
    if (done != nullptr) {
        if (by == By::Rule)
            fill_rules(*root, *done, urgency);
        else
            fill_places(*root, *done, urgency, by == By::Org);
        fill_agenda(*root, *done, urgency, by == By::Rule);
        sort_rows(*root, urgency == Urgency::Overdue);
    }
    m_urgency = urgency;
    reset(std::move(root));
    m_done = std::move(done);
}

int DutyModel::columnCount(const QModelIndex&) const
{
    return Columns;
}

QVariant DutyModel::cell_data(const QModelIndex& index, int role) const
{
    const DutyRow* shown = row(index);
    if (shown == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == What)
            return shown->text;
        if (index.column() == Due)
            return shown->due ? qt(shown->due->iso()) : QString();
        return count_text(shown->count);
    case Qt::ToolTipRole:
        return shown->hint.isEmpty() ? shown->text : shown->text + QLatin1Char('\n') + shown->hint;
    case Qt::TextAlignmentRole:
        if (index.column() == Due)
            return static_cast<int>(Qt::AlignCenter);
        if (index.column() == Count)
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole: // a number that can be pressed looks like a link
        return index.column() == Count && (shown->rule != nullptr || shown->agenda != nullptr)
                   ? QVariant(Theme::current().focus)
                   : QVariant();
    case Qt::AccessibleTextRole:
        if (index.column() == What)
            return tr("%1, %2 to do").arg(shown->text, count_text(shown->count));
        return {};
    default:
        return {};
    }
}

QVariant DutyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Count ? Qt::AlignRight
                                 : section == Due ? Qt::AlignHCenter
                                                  : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case What:
        return tr("Matter");
    case Due:
        return tr("Due");
    default:
        return tr("Number");
    }
}

} // namespace lx::ui
