#include "ui/presentation/duty_model.h"

#include <algorithm>
#include <map>

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

/// Earliest day first, then what is obliged before what is wished for, then the most.
bool sooner(const DutyRow& a, const DutyRow& b)
{
    const auto key = [](const DutyRow& row) {
        return std::tuple(row.due ? row.due->days() : std::numeric_limits<std::int32_t>::max(),
                          static_cast<int>(row.strength), -row.count);
    };
    return key(a) < key(b);
}

/// Of what is overdue, the obligations with the most cases come first: days long past say little.
bool graver(const DutyRow& a, const DutyRow& b)
{
    return std::pair(static_cast<int>(a.strength), -a.count) <
           std::pair(static_cast<int>(b.strength), -b.count);
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

std::int64_t DutyModel::total(const Evaluated& done, Urgency urgency)
{
    std::int64_t number = 0;
    for (const PackResult& pack : done.packs) {
        for (const Duty& duty : pack.duties)
            number += duty.urgency == urgency ? duty.count : 0;
    }
    return number;
}

void DutyModel::show(std::shared_ptr<const Evaluated> done, Urgency urgency, By by)
{
    auto root = std::make_unique<Node>();
    if (done != nullptr) {
        std::map<std::tuple<std::size_t, const Rule*, int>, Node*> rules; // by rule: the upper rows
        std::map<std::int32_t, Node*> areas;                              // by area: the upper rows
        for (std::size_t p = 0; p < done->packs.size(); ++p) {
            for (const Duty& duty : done->packs[p].duties) {
                if (duty.urgency != urgency)
                    continue;
                DutyRow of_rule;
                of_rule.rule = duty.rule;
                of_rule.part = duty.part;
                of_rule.pack = p;
                of_rule.strength = duty.rule->strength;
                of_rule.text = qt(duty.rule->title);
                of_rule.hint = QStringLiteral("%1 · %2 · %3")
                                   .arg(strength_word(duty.rule->strength), qt(duty.rule->clause),
                                        qt(done->packs[p].pack->name()));
                const QString area_name =
                    duty.area >= 0 ? qt(done->area_name(duty.area)) : tr("No area given");
                if (by == By::Rule) {
                    Node*& upper = rules[{p, duty.rule, duty.part}];
                    if (upper == nullptr)
                        upper = root->add(of_rule);
                    add(upper->row, duty);
                    DutyRow lower = of_rule;
                    lower.text = area_name;
                    lower.hint.clear();
                    lower.area = duty.area;
                    add(upper->add(lower)->row, duty);
                } else {
                    Node*& upper = areas[duty.area];
                    if (upper == nullptr) {
                        DutyRow of_area;
                        of_area.text = area_name;
                        of_area.area = duty.area;
                        upper = root->add(of_area);
                    }
                    add(upper->row, duty);
                    DutyRow lower = of_rule;
                    lower.area = duty.area;
                    add(upper->add(lower)->row, duty);
                }
            }
        }
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

QVariant DutyModel::data(const QModelIndex& index, int role) const
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
        return index.column() == Count && shown->rule != nullptr ? QVariant(Theme::current().focus)
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
