#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/facts/needs.h"
#include "core/rules/condition.h"

class QJsonValue;
class QJsonObject;

namespace lx {

/// Where names in conditions come from.
struct ParserScope
{
    /// A figure by name: its type and JSON value; empty where there is none.
    struct Param
    {
        std::string key; ///< full key
        std::string type;
        std::string unit;
        const QJsonValue* value = nullptr;
    };
    std::function<std::optional<Param>(std::string_view name)> param = {};
    /// A named condition; nullptr where there is none.
    std::function<const QJsonValue*(std::string_view name)> named = {};
    /// The id of a row of a ledger by its natural key; empty where there is none. Without it
    /// conditions can't name single rows.
    std::function<std::optional<std::int64_t>(std::string_view ledger, std::string_view key)> row =
        {};
};

/// Reads conditions and terms from JSON and checks them: names, types, operators, links, dictionary
/// values, depth and size. The first error ends it: every function then gives nullptr, `error()`
/// says where and why.
class ConditionParser
{
public:
    ConditionParser(const FactRegistry& registry, ParserScope scope);

    /// A condition on rows of `ledger`, inside a rule on rows of `subject`.
    [[nodiscard]] ConditionPtr condition(const QJsonValue& json, const std::string& ledger,
                                         const std::string& subject, std::string_view at);
    /// A term of a given type.
    [[nodiscard]] TermPtr term(const QJsonValue& json, ValueType type, const std::string& ledger,
                               const std::string& subject, std::string_view at);
    /// A fact of a ledger's rows.
    [[nodiscard]] std::optional<FactPath> fact(const QJsonValue& json, const std::string& ledger,
                                               std::string_view at);
    /// Chinese, with the path: "met/all/1/fact：没有…"; empty while all is well.
    [[nodiscard]] const std::string& error() const { return m_error; }
    /// What the conditions read so far need.
    [[nodiscard]] const Needs& needs() const { return m_needs; }
    /// Keys of the figures read since the last call.
    [[nodiscard]] std::vector<std::string> take_params();

private:
    struct Place; ///< a step of the path (parser.cpp)
    struct Context
    {
        std::string ledger;
        std::string subject;
        bool inside_where = false;
        int depth = 0;
    };
    /// What is expected of a term.
    struct Wanted
    {
        std::optional<ValueType> type;
        const FactDef* like = nullptr; ///< choice constants are checked against its dictionary
        bool list = false;
    };

    ConditionPtr read(const QJsonValue& json, const Context& context);
    ConditionPtr read_group(const QJsonObject& json, const char* key, const Context& context);
    ConditionPtr read_use(const QJsonValue& json, const Context& context);
    ConditionPtr read_compare(const QJsonObject& json, const Context& context);
    ConditionPtr read_among(const QJsonValue& json, const Context& context);
    ConditionPtr read_span(const QJsonObject& json, const char* key, const Context& context);
    bool read_right(const QJsonObject& json, const char* key, const Context& context,
                    Condition& result);
    bool check_compare(Condition& result);
    bool read_period(const QJsonValue& json, const Context& context, PeriodSpec& period,
                     bool& judged);

    TermPtr read_term(const QJsonValue& json, const Context& context, const Wanted& wanted);
    TermPtr read_constant(const QJsonValue& json, const Wanted& wanted);
    TermPtr read_list(const QJsonValue& json, const Wanted& wanted);
    TermPtr read_param(const QJsonValue& json, const Wanted& wanted);
    TermPtr read_row(const QJsonObject& json, const Wanted& wanted);
    TermPtr read_fact(const QJsonObject& json, const char* key, const Context& context);
    TermPtr read_aggregate(const QJsonObject& json, const char* key, const Context& context);
    TermPtr read_operation(const QJsonObject& json, const char* key, const Context& context);
    TermPtr read_if(const QJsonObject& json, const Context& context, const Wanted& wanted);
    TermPtr read_table(const QJsonObject& json, const Context& context);
    TermPtr read_date_term(const QJsonObject& json, const Context& context);
    std::optional<std::string> month_day(const QJsonValue& json);
    std::optional<FactPath> read_path(const QJsonValue& json, const std::string& ledger);

    bool only_keys(const QJsonObject& json, std::initializer_list<const char*> keys);
    bool deeper(const Context& context);
    bool within_size(std::int32_t size);
    std::nullptr_t wrong(std::string message);
    void add_path_needs(const FactPath& path, FieldUse use);
    TermPtr finish(Term term);
    ConditionPtr finish(Condition condition);

    const FactRegistry& m_registry;
    ParserScope m_scope;
    std::vector<std::string> m_path;
    std::vector<std::string> m_using;            ///< names being read, to find cycles
    std::map<std::string, ConditionPtr> m_named; ///< by name, ledger and subject
    std::vector<std::string> m_params;
    std::string m_error;
    Needs m_needs;
};

} // namespace lx
