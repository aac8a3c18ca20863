#include "ui/presentation/rule_model.h"

#include <QFont>

#include "core/county/rule_search.h"
#include "ui/presentation/format.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

using Node = NodeTree<RuleRow>::Node;

void add(StateCounts& to, const StateCounts& from)
{
    to.met += from.met;
    to.unmet += from.unmet;
    to.pending += from.pending;
    to.unknown += from.unknown;
    to.na += from.na;
}

const Node* find_in(const Node& node, const std::function<bool(const RuleRow&)>& fits)
{
    if (node.row.rule != nullptr && fits(node.row))
        return &node;
    for (const auto& child : node.children) {
        if (const Node* found = find_in(*child, fits))
            return found;
    }
    return nullptr;
}

} // namespace

RuleModel::RuleModel(QObject* parent) : NodeTree(parent) {}

void RuleModel::show(std::shared_ptr<const County> done, std::optional<Strength> strength,
                     const QString& text)
{
    auto root = std::make_unique<Node>();
    const RuleSearch search(utf8_of(text));
    for (std::size_t p = 0; done != nullptr && p < done->packs.size(); ++p) {
        const PackResult& pack = done->packs[p];
        Node* of_pack = nullptr;
        Node* of_group = nullptr;
        const auto& rules = pack.evaluation->rules();
        for (std::size_t r = 0; r < rules.size(); ++r) {
            const Rule& rule = *rules[r];
            if ((strength && rule.strength != *strength) || !search.finds(rule))
                continue;
            if (of_pack == nullptr)
                of_pack = root->add({{}, qt(pack.pack->name()), nullptr, p, {}});
            // A group that comes back later in the text is one group.
            if (of_group == nullptr || of_group->row.text != qt(rule.group)) {
                of_group = nullptr;
                for (const auto& group : of_pack->children) {
                    if (group->row.text == qt(rule.group))
                        of_group = group.get();
                }
                if (of_group == nullptr)
                    of_group = of_pack->add({{}, qt(rule.group), nullptr, p, {}});
            }
            of_group->add({qt(rule.id), qt(rule.title), &rule, p, pack.counts[r]});
            add(of_group->row.counts, pack.counts[r]);
            add(of_pack->row.counts, pack.counts[r]);
        }
    }
    reset(std::move(root));
    m_done = std::move(done);
}

QModelIndex RuleModel::find(const QString& full_id) const
{
    const std::string id = utf8_of(full_id);
    const Node* node = find_in(root(), [&](const RuleRow& row) { return row.rule->full_id == id; });
    return node == nullptr ? QModelIndex() : index_of(*node);
}

QModelIndex RuleModel::first() const
{
    const Node* node = find_in(root(), [](const RuleRow& row) { return row.counts.unmet > 0; });
    if (node == nullptr)
        node = find_in(root(), [](const RuleRow&) { return true; });
    return node == nullptr ? QModelIndex() : index_of(*node);
}

int RuleModel::columnCount(const QModelIndex&) const
{
    return Columns;
}

Qt::ItemFlags RuleModel::flags(const QModelIndex& index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QVariant RuleModel::cell_data(const QModelIndex& index, int role) const
{
    const RuleRow* shown = row(index);
    if (shown == nullptr)
        return {};
    const bool is_rule = shown->rule != nullptr;
    switch (role) {
    case Qt::DisplayRole:
        switch (index.column()) {
        case Title:
            return is_rule ? QStringLiteral("%1  %2").arg(shown->id, shown->text) : shown->text;
        case StrengthWord:
            return is_rule ? strength_word(shown->rule->strength) : QString();
        case Unmet:
            return number_text(shown->counts.unmet);
        default:
            return number_text(shown->counts.unknown);
        }
    case Qt::ToolTipRole:
        if (is_rule)
            return QStringLiteral("%1  %2\n%3").arg(shown->id, shown->text, qt(shown->rule->basis));
        return shown->text;
    case Qt::TextAlignmentRole:
        if (index.column() == Title)
            return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
        return static_cast<int>(
            (index.column() == StrengthWord ? Qt::AlignHCenter : Qt::AlignRight) |
            Qt::AlignVCenter);
    case Qt::FontRole:
        if (!is_rule) {
            QFont font = text_font(Theme::current());
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return {};
    case Qt::ForegroundRole: {
        const Theme& theme = Theme::current();
        if (index.column() == StrengthWord)
            return theme.text_soft;
        return {};
    }
    case Qt::AccessibleTextRole:
        if (index.column() == Title)
            return tr("%1, not met %2, unknown %3")
                .arg(shown->text, count_text(shown->counts.unmet),
                     count_text(shown->counts.unknown));
        return {};
    default:
        return {};
    }
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Title          ? Qt::AlignLeft
                                 : section == StrengthWord ? Qt::AlignHCenter
                                                           : Qt::AlignRight) |
                                Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const Theme& theme = Theme::current();
    switch (section) {
    case Title:
        return tr("Rule");
    case StrengthWord:
        return tr("Force");
    case Unmet:
        return state_look(State::Unmet, theme).sign + QLatin1Char(' ') +
               state_look(State::Unmet, theme).word;
    default:
        return state_look(State::Unknown, theme).sign + QLatin1Char(' ') + tr("Unknown");
    }
}

} // namespace lx::ui
