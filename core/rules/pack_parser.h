#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>
#include <QJsonValue>

#include "core/rules/condition_parser.h"
#include "core/rules/policy_pack.h"

namespace lx {

/// Reads a pack file whole or not at all.
class PackParser
{
public:
    PackParser(std::string file, DefinitionsPtr definitions, const ParamValues& values);
    [[nodiscard]] Result<std::shared_ptr<const PolicyPack>> parse(std::string_view json);
    /// What a figure of this type takes instead of `value`, one Chinese sentence; empty where it
    /// goes.
    [[nodiscard]] static std::string param_fault(const std::string& type, const QJsonValue& value);

private:
    struct Param
    {
        ParamDef def;
        QJsonValue value;
    };
    using Params = std::map<std::string, Param>; ///< by name within the pack or rule

    [[nodiscard]] Result<QJsonObject> document(std::string_view json) const;
    [[nodiscard]] Result<> read_tables(const QJsonObject& json);
    [[nodiscard]] Result<Params> read_params(const QJsonObject& json, const std::string& rule);
    /// Takes what the rule or target just read has put into the pack's needs.
    [[nodiscard]] Needs own_needs();
    [[nodiscard]] Result<> read_rule(const QJsonObject& json);
    [[nodiscard]] Result<RulePart> read_part(ConditionParser& parser, const QJsonObject& json,
                                             const std::string& rule);
    [[nodiscard]] Result<> read_target(const QJsonObject& json);
    [[nodiscard]] Result<TermPtr> read_total(ConditionParser& parser, QJsonObject json,
                                             const std::string& target, const char* key,
                                             TermPtr* at);
    [[nodiscard]] Result<std::optional<PeriodKind>>
    read_cadence(const QJsonValue& json, const Params& own, const std::string& rule);
    [[nodiscard]] ParserScope scope(const Params& own) const;
    [[nodiscard]] tl::unexpected<Error> wrong(const std::string& rule,
                                              const std::string& what) const;
    [[nodiscard]] Result<> take_id(const std::string& id);

    std::string m_file;
    DefinitionsPtr m_definitions;
    const FactRegistry& m_registry; ///< theirs
    const ParamValues& m_values;
    std::map<std::string, QJsonValue> m_conditions;
    Params m_params;
    std::shared_ptr<PolicyPack> m_pack;
};

} // namespace lx
