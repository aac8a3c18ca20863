#include "core/chart/trend_def.h"

#include <algorithm>

#include <QJsonArray>

namespace lx {

namespace {

using Of = TrendColumn::Of;
using Kind = ReportColumnDef::Kind;

QString text_of(const QJsonObject& condition, const char* key)
{
    return condition.value(QLatin1String(key)).toString();
}

/// Reads the conditions of a table's columns.
class TrendReader
{
public:
    TrendReader(const ReportTableDef& table, const FactRegistry& facts)
        : m_table(table), m_facts(facts), m_named(FigureTable::of(facts).conditions())
    {}

    [[nodiscard]] std::optional<TrendColumn> column(const ReportColumnDef& def,
                                                    const QJsonObject& json) const
    {
        if (def.kind == Kind::Share)
            return TrendColumn();
        if (def.kind != Kind::Count || !def.ledger.empty() || !def.of.empty() ||
            def.on.kind != ReportTime::Kind::Same)
            return std::nullopt;
        const QJsonObject condition = named(json.value(QLatin1String("count")).toObject());
        if (auto coverage = of_coverage(condition))
            return coverage;
        return of_date(condition);
    }

private:
    /// What a name stands for.
    [[nodiscard]] QJsonObject named(QJsonObject condition) const
    {
        while (condition.contains(QLatin1String("use"))) {
            const QJsonValue* found = m_named(text_of(condition, "use").toStdString());
            condition = found == nullptr ? QJsonObject() : found->toObject();
        }
        return condition;
    }

    [[nodiscard]] std::optional<TrendColumn> of_coverage(const QJsonObject& condition) const
    {
        if (m_table.ledger != "unit" || (m_table.of != "counts" && m_table.of != "population"))
            return std::nullopt;
        TrendColumn column;
        const QJsonValue all = condition.value(QLatin1String("all"));
        const bool yes = text_of(condition, "op") == QLatin1String("=") &&
                         condition.value(QLatin1String("value")) == QJsonValue(true);
        if (all.isArray() && all.toArray().isEmpty() && condition.size() == 1)
            column.of = Of::Every;
        else if (yes && text_of(condition, "fact") == QLatin1String("org_covered"))
            column.of = Of::OrgCovered;
        else if (yes && text_of(condition, "fact") == QLatin1String("work_covered"))
            column.of = Of::WorkCovered;
        else
            return std::nullopt;
        return column;
    }

    /// `all` of a date in the period and, maybe, a kind.
    [[nodiscard]] std::optional<TrendColumn> of_date(const QJsonObject& condition) const
    {
        if (m_table.of != "counts" && m_table.of != "known")
            return std::nullopt;
        const QJsonArray parts = condition.value(QLatin1String("all")).toArray();
        TrendColumn column;
        column.of = Of::Dated;
        for (const QJsonValue each : parts) {
            const QJsonObject part = named(each.toObject());
            if (text_of(part, "op") == QLatin1String("during"))
                column.date = date_of(part);
            else if (!of_kind(part, column))
                return std::nullopt;
        }
        const std::size_t of = column.kind.empty() ? 1 : 2;
        if (column.date.empty() || static_cast<std::size_t>(parts.size()) != of)
            return std::nullopt;
        return column;
    }

    [[nodiscard]] std::string date_of(const QJsonObject& part) const
    {
        const std::string key = text_of(part, "fact").toStdString();
        const FactDef* fact = m_facts.find(m_table.ledger, key);
        const bool judged = text_of(part, "value") == QLatin1String("judged");
        return judged && part.size() == 3 && fact != nullptr && fact->type == FactType::Date &&
                       !fact->derived && !fact->planned
                   ? key
                   : std::string();
    }

    [[nodiscard]] bool of_kind(const QJsonObject& part, TrendColumn& column) const
    {
        if (!column.kind.empty())
            return false;
        if (part.size() == 1 && part.contains(QLatin1String("not"))) {
            column.others = true;
            const QJsonObject inner = part.value(QLatin1String("not")).toObject();
            return text_of(inner, "op") == QLatin1String("in") && of_kind(inner, column);
        }
        const std::string key = text_of(part, "fact").toStdString();
        const FactDef* fact = m_facts.find(m_table.ledger, key);
        if (fact == nullptr || fact->type != FactType::Choice || fact->derived || fact->list)
            return false;
        const QJsonValue value = part.value(QLatin1String("value"));
        if (text_of(part, "op") == QLatin1String("=") && value.isString()) {
            column.values = {value.toString().toStdString()};
        } else if (text_of(part, "op") == QLatin1String("in") && value.isArray()) {
            for (const QJsonValue one : value.toArray()) {
                if (!one.isString())
                    return false;
                column.values.push_back(one.toString().toStdString());
            }
        } else {
            return false;
        }
        column.kind = key;
        return true;
    }

    const ReportTableDef& m_table;
    const FactRegistry& m_facts;
    Selection::NamedConditions m_named;
};

} // namespace

bool TrendDef::dated() const
{
    return std::any_of(columns.begin(), columns.end(),
                       [](const TrendColumn& one) { return one.of == Of::Dated; });
}

std::optional<TrendDef> trend_of(const ReportTableDef& table, const QJsonObject& json,
                                 const FactRegistry& facts)
{
    const QJsonArray written = json.value(QLatin1String("columns")).toArray();
    if (table.kind != ReportTableDef::Kind::Periods || table.who ||
        static_cast<std::size_t>(written.size()) != table.columns.size())
        return std::nullopt;
    const TrendReader reader(table, facts);
    TrendDef trend;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        auto column =
            reader.column(table.columns[c], written[static_cast<qsizetype>(c)].toObject());
        if (!column)
            return std::nullopt;
        const auto mixed = [&](const TrendColumn& one) {
            return one.of != Of::Figures && column->of != Of::Figures &&
                   (one.of == Of::Dated) != (column->of == Of::Dated);
        };
        if (std::any_of(trend.columns.begin(), trend.columns.end(), mixed))
            return std::nullopt;
        trend.columns.push_back(std::move(*column));
    }
    return trend;
}

} // namespace lx
