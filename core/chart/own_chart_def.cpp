#include "core/chart/own_chart_def.h"

#include <QJsonArray>

#include "core/report/row_plan.h"

namespace lx {

namespace {

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

Error wrong(const OwnChart& own, const std::string& what)
{
    return {ErrorKind::BadInput, "本县的图“" + own.name + "”" + what, {}};
}

const QJsonObject every_row{{QStringLiteral("all"), QJsonArray()}};

/// What is counted of the rows of a condition.
Result<QJsonObject> counted(const OwnChart& own, const QJsonObject& where)
{
    if (own.figure == "sum")
        return QJsonObject{{QStringLiteral("sum"), qt(own.of)}, {QStringLiteral("where"), where}};
    if (own.figure == "count")
        return QJsonObject{{QStringLiteral("count"), where}};
    return fail(wrong(own, "：figure 应为 count、sum 或 share，不能是“" + own.figure + "”。"));
}

QJsonObject column(QJsonObject counts, const QString& key, const QString& heading)
{
    counts.insert(QStringLiteral("key"), key);
    counts.insert(QStringLiteral("heading"), QJsonArray{heading});
    return counts;
}

/// One series a value of a choice, and one of rows without any.
Result<> add_series(const OwnChart& own, const FactRegistry& facts, QJsonArray& columns,
                    QJsonArray& series)
{
    const FactDef* fact = facts.find(own.ledger, own.series);
    const Dictionary* dictionary =
        fact == nullptr ? nullptr : facts.catalog().dictionary(fact->dictionary);
    if (dictionary == nullptr || own.figure == "share")
        return fail(wrong(own, "：只有个数、合计能再按一个选择项分组，“" + own.series + "”不是“" +
                                   own.ledger + "”的选择项或者画的是占比。"));
    const auto add = [&](const QString& key, const QString& heading,
                         const QJsonObject& where) -> Result<> {
        LX_ASSIGN(QJsonObject counts, counted(own, where));
        columns.append(column(std::move(counts), key, heading));
        series.append(key);
        return {};
    };
    for (std::size_t i = 0; i < dictionary->values.size(); ++i) {
        const QString value = qt(dictionary->values[i].value);
        LX_TRY(add(QStringLiteral("v%1").arg(i), value,
                   {{QStringLiteral("fact"), qt(own.series)},
                    {QStringLiteral("op"), QStringLiteral("=")},
                    {QStringLiteral("value"), value}}));
    }
    return add(QStringLiteral("none"), QStringLiteral("未填"),
               {{QStringLiteral("fact"), qt(own.series)},
                {QStringLiteral("op"), QStringLiteral("empty")}});
}

Result<> add_columns(const OwnChart& own, const FactRegistry& facts, QJsonArray& columns,
                     QJsonArray& series)
{
    if (!own.series.empty())
        return add_series(own, facts, columns, series);
    if (own.figure == "share") {
        if (own.part.isEmpty())
            return fail(wrong(own, "：画占比要写 part，说明占的是哪些行。"));
        columns.append(column({{QStringLiteral("count"), every_row}}, QStringLiteral("all"),
                              QStringLiteral("全部")));
        columns.append(column({{QStringLiteral("count"), own.part}}, QStringLiteral("part"),
                              QStringLiteral("其中")));
        columns.append(column(
            {{QStringLiteral("share"), QJsonArray{QStringLiteral("part"), QStringLiteral("all")}}},
            QStringLiteral("figure"), QStringLiteral("占比")));
    } else {
        LX_ASSIGN(QJsonObject counts, counted(own, every_row));
        const LedgerDef* ledger = facts.catalog().ledger(own.ledger);
        const FactDef* of = own.figure == "sum" ? facts.find(own.ledger, own.of) : nullptr;
        columns.append(column(std::move(counts), QStringLiteral("figure"),
                              qt(of != nullptr       ? of->title
                                 : ledger != nullptr ? ledger->name
                                                     : own.ledger)));
    }
    series.append(QStringLiteral("figure"));
    return {};
}

} // namespace

Result<QJsonObject> definition_of(const OwnChart& own, const FactRegistry& facts)
{
    QJsonArray columns;
    QJsonArray series;
    LX_TRY(add_columns(own, facts, columns, series));
    QJsonObject table{{QStringLiteral("kind"), QStringLiteral("figures")},
                      {QStringLiteral("name"), QStringLiteral("图")},
                      {QStringLiteral("ledger"), qt(own.ledger)},
                      {QStringLiteral("rows"), qt(own.group)},
                      {QStringLiteral("columns"), columns}};
    if (!own.where.isEmpty())
        table.insert(QStringLiteral("who"), own.where);
    // Rows of units follow the scope.
    const FactDef* unit = facts.find(own.ledger, "unit");
    if (unit != nullptr && unit->ref_ledger == "unit")
        table.insert(QStringLiteral("unit"), QStringLiteral("unit"));
    if (own.group != rows_by_area && own.group != rows_by_manager)
        if (const FactDef* group = facts.find(own.ledger, own.group);
            group != nullptr && !group->dictionary.empty())
            table.insert(QStringLiteral("dictionary"), qt(group->dictionary));
    QJsonObject def{{QStringLiteral("id"), qt(own.id)},
                    {QStringLiteral("name"), qt(own.name)},
                    {QStringLiteral("kind"), qt(own.kind)},
                    {QStringLiteral("period"), QStringLiteral("quarter")},
                    {QStringLiteral("table"), table},
                    {QStringLiteral("series"), series}};
    if (!own.order.empty())
        def.insert(QStringLiteral("sort"), QJsonObject{{QStringLiteral("by"), series.first()},
                                                       {QStringLiteral("order"), qt(own.order)}});
    if (own.most > 0)
        def.insert(QStringLiteral("most"), own.most);
    return def;
}

} // namespace lx
