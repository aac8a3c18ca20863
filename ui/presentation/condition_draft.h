#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/facts/fact_registry.h"
#include "core/rows/filter_subject.h"

namespace lx::ui {

/// A condition as it is being built: groups of lines. What the editor has no line for (periods,
/// calculations) is kept as it is and shown in words.
struct ConditionDraft
{
    enum class Kind
    {
        All,   ///< every line below holds
        Any,   ///< at least one
        None,  ///< none of them
        Fact,  ///< fact, operator, value
        Count, ///< how many rows of another ledger, those the lines below hold for
        Kept   ///< `json` as it is
    };
    Kind kind = Kind::All;
    std::string ledger; ///< of the rows it is about
    std::string fact;   ///< Fact: its path
    std::string op;     ///< Fact, Count
    QJsonValue value;   ///< Fact, Count: number, text, yes/no, list of texts, {"param": name}
    std::string rows;   ///< Count: ledger of the rows counted
    std::string via;    ///< Count: the link; "" = the only one
    QJsonObject json;   ///< Kept
    std::vector<std::unique_ptr<ConditionDraft>>
        children; ///< of groups; of Count those in its where

    [[nodiscard]] bool group() const
    {
        return kind == Kind::All || kind == Kind::Any || kind == Kind::None;
    }
    /// May have lines below it.
    [[nodiscard]] bool holds_lines() const { return group() || kind == Kind::Count; }
};

/// A condition on rows of `ledger`, always a group at the top; no condition is an empty group.
[[nodiscard]] std::unique_ptr<ConditionDraft>
read_draft(const QJsonObject& json, const std::string& ledger, const FactRegistry& registry);
/// The other way round. An empty group keeps its meaning: all of nothing always holds, one of
/// nothing never does.
[[nodiscard]] QJsonObject write_draft(const ConditionDraft& draft);

/// Operators that go with a fact, as packs write them, the usual one first.
[[nodiscard]] std::vector<std::string> operators_of(const FactDef& fact);
/// The same for a list's filter, whose value is entered as the field's is: references lead to a
/// row.
[[nodiscard]] std::vector<std::string> list_operators(const FilterSubject& subject);
/// False for "given" and "empty".
[[nodiscard]] bool takes_value(const std::string& op);
/// An operator as people read it; of dates (where the fact is known) 起于 and 止于.
[[nodiscard]] QString operator_word(const std::string& op, const FactDef* fact = nullptr);
/// A condition of a list in words: 经营状态：正常、半停产. What is no single comparison is told as
/// rules are.
[[nodiscard]] QString filter_words(const QJsonObject& condition, const LedgerDef& def,
                                   const FactRegistry& registry);
/// A value as people read it; a figure ({"param": name}) by its name.
[[nodiscard]] QString draft_value_text(const ConditionDraft& line, const FactDef* fact);
/// What was typed for a fact's value, as the pack holds it; undefined where it does not go.
[[nodiscard]] QJsonValue draft_value(const FactDef& fact, const std::string& op,
                                     const QString& text);
/// Values to choose from: of a dictionary, 是/否, periods a date may lie in; empty for others.
[[nodiscard]] QStringList value_choices(const FactDef& fact, const std::string& op,
                                        const Catalog& catalog);
/// A line in words: 正式党员数 ≥ 3, 以下全部满足. `subject` and `params` are those of the rule it
/// stands in.
[[nodiscard]] QString draft_text(const ConditionDraft& line, const FactRegistry& registry,
                                 const std::string& subject = {}, const QJsonObject& params = {});

} // namespace lx::ui
