#include "ui/presentation/condition_words.h"

#include <map>
#include <optional>

#include <QJsonValue>

#include "core/rules/condition_parser.h"
#include "core/rules/condition_text.h"
#include "ui/presentation/format.h"

namespace lx::ui {

QString condition_words(const QJsonObject& json, const std::string& ledger,
                        const std::string& subject, const QJsonObject& params,
                        const FactRegistry& registry)
{
    // The parser keeps addresses of the values.
    std::map<std::string, QJsonValue> values;
    for (auto it = params.begin(); it != params.end(); ++it)
        values.emplace(utf8_of(it.key()), it.value()[QStringLiteral("value")]);
    ParserScope scope;
    scope.param = [&](std::string_view name) -> std::optional<ParserScope::Param> {
        const auto found = values.find(std::string(name));
        if (found == values.end())
            return std::nullopt;
        const QJsonValue figure = params[qt(found->first)];
        ParserScope::Param param;
        param.key = found->first;
        param.type = utf8_of(figure[QStringLiteral("type")].toString());
        param.unit = utf8_of(figure[QStringLiteral("unit")].toString());
        param.value = &found->second;
        return param;
    };
    scope.row = [](std::string_view, std::string_view) { return std::optional<std::int64_t>(0); };
    scope.named = [](std::string_view) -> const QJsonValue* { return nullptr; };
    ConditionParser parser(registry, scope);
    const ConditionPtr condition = parser.condition(json, ledger, subject, "");
    return condition == nullptr ? QString()
                                : qt(ConditionText(registry.catalog()).condition(*condition));
}

} // namespace lx::ui
