#include "core/report/column_parser.h"

#include <QJsonArray>

namespace lx {

namespace {

using Kind = ReportColumnDef::Kind;

void read_number(ObjectReader& in, ReportColumnDef& def)
{
    def.kind = Kind::Number;
    in.flag("number", def.column.ordinal);
    def.column.format = ColumnFormat::Count;
}

/// The format a definition gives a column.
void read_format(ObjectReader& in, ReportColumn& column)
{
    std::string format;
    in.text("format", format);
    for (const auto& [name, one] :
         {std::pair{"code", ColumnFormat::Code}, std::pair{"count", ColumnFormat::Count},
          std::pair{"date", ColumnFormat::Date}, std::pair{"mark", ColumnFormat::Mark}})
        if (format == name)
            column.format = one;
    if (!format.empty() && format != "code" && format != "count" && format != "date" &&
        format != "mark")
        in.complain("format", "不认识“" + format + "”");
}

std::vector<std::string> strings(const QJsonValue& value)
{
    std::vector<std::string> found;
    if (value.isString())
        found.push_back(value.toString().toStdString());
    for (const QJsonValue item : value.toArray())
        found.push_back(item.toString().toStdString());
    return found;
}

void read_share(ObjectReader& in, ReportColumnDef& def)
{
    def.kind = Kind::Share;
    def.column.format = ColumnFormat::Percent;
    const QJsonArray share = in.value("share").toArray();
    if (share.size() == 2) {
        def.numerator = share[0].toString().toStdString();
        def.denominator = strings(share[1]);
    }
    if (def.numerator.empty() || def.denominator.empty())
        in.complain("share", "应写分子一栏和分母一栏或几栏");
}

void read_mark(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
               ReportColumnDef& def)
{
    def.kind = Kind::Mark;
    def.column.format = ColumnFormat::Mark;
    const char* key = in.has("mark") ? "mark" : "mark_all";
    def.marks = strings(in.value(key));
    in.text("say", def.say);
    for (const std::string& mark : def.marks)
        if (const FactDef* fact = facts.need(in, key, ledger, mark);
            fact != nullptr && fact->type != FactType::Bool)
            in.complain(key, "“" + mark + "”不是是否项");
    in.objects("missing", false, [&](ObjectReader& each) {
        auto unless = facts.condition(each, "unless", ledger);
        std::string say;
        each.text("say", say, true);
        if (unless)
            def.missing.push_back({std::move(*unless), std::move(say)});
    });
}

/// Numbers with decimals are shown, never added up.
bool is_real(const FactNeeds& facts, const FactDef& fact)
{
    const LedgerDef& def = *facts.registry().catalog().ledger(fact.ledger);
    return fact.field >= 0 &&
           def.fields[static_cast<std::size_t>(fact.field)].type == FieldType::Real;
}

/// A fact of the row, or of rows that belong to it.
void read_fact(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
               ReportColumnDef& def)
{
    in.text("fact", def.fact, true);
    std::string of = ledger;
    def.kind = in.has("related") ? Kind::Related : Kind::Fact;
    for (const QJsonValue item : in.value("related").toArray()) {
        const std::vector<std::string> step = strings(item);
        if (step.size() != 2)
            return in.complain("related", "每一步应写台账和联系两项");
        const FactRegistry& registry = facts.registry();
        const auto links = registry.catalog().ledger(step[0]) == nullptr
                               ? std::vector<LinkName>()
                               : links_between(registry, of, step[0]);
        if (std::none_of(links.begin(), links.end(),
                         [&](const LinkName& link) { return link.via == step[1]; }))
            return in.complain("related",
                               "“" + step[0] + "”没有到“" + of + "”的联系“" + step[1] + "”");
        def.related.push_back({step[0], step[1]});
        facts.need_link(of, step[0], step[1]);
        of = step[0];
        facts.need(in, "related", of, "known");
    }
    if (def.kind == Kind::Related && in.has("where"))
        def.where = facts.condition(in, "where", of);
    const FactDef* fact = facts.need(in, "fact", of, def.fact);
    if (def.column.heading.empty() && fact != nullptr)
        def.column.heading = {facts.registry().path(of, def.fact).title()};
    else if (fact != nullptr && fact->type == FactType::Date)
        def.column.format = ColumnFormat::Date;
}

} // namespace

void read_column(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                 ReportColumnDef& def)
{
    in.text("key", def.column.key);
    in.texts("heading", def.column.heading);
    in.whole("width", def.column.width);
    if (in.has("where") && !in.has("related"))
        def.where = facts.condition(in, "where", ledger);
    def.column.format = ColumnFormat::Count;
    if (in.has("count")) {
        def.where = facts.condition(in, "count", ledger);
    } else if (in.has("unknown")) {
        def.kind = Kind::Unknown;
        def.where = facts.condition(in, "unknown", ledger);
    } else if (in.has("sum")) {
        def.kind = Kind::Sum;
        in.text("sum", def.fact, true);
        const FactDef* fact = facts.need(in, "sum", ledger, def.fact);
        if (fact != nullptr && fact->type == FactType::Money)
            def.column.format = ColumnFormat::Money;
        else if (fact != nullptr && (fact->type != FactType::Number || is_real(facts, *fact)))
            in.complain("sum", "“" + def.fact + "”不是整数或金额，不能合计");
        if (fact != nullptr && fact->ledger != ledger)
            in.complain("sum", "“" + def.fact + "”不在本台账里，不能合计");
    } else if (in.has("share")) {
        read_share(in, def);
    } else if (in.has("overlap")) {
        def.kind = Kind::Overlap;
        in.texts("overlap", def.parts, true);
    } else if (in.has("number")) {
        read_number(in, def);
    } else if (in.has("mark") || in.has("mark_all")) {
        read_mark(in, facts, ledger, def);
    } else if (in.has("fact")) {
        def.column.format = ColumnFormat::Text;
        read_fact(in, facts, ledger, def);
    } else {
        in.complain("fact", "不知道这一列算什么");
    }
    read_format(in, def.column);
}

void read_policy_column(ObjectReader& in, const FactNeeds& facts, ReportTableDef::Kind kind,
                        ReportColumnDef& def)
{
    in.texts("heading", def.column.heading, true);
    if (!def.column.heading.empty())
        def.column.key = def.column.heading.back();
    in.text("key", def.column.key);
    in.whole("width", def.column.width);
    if (in.has("number")) {
        read_number(in, def);
    } else if (in.has("value")) {
        def.kind = Kind::Named;
        in.text("value", def.value, true);
        const auto format = row_value_format(kind, def.value);
        if (!format)
            return in.complain("value", "没有“" + def.value + "”这个值");
        def.column.format = *format;
    } else {
        def.kind = Kind::Fact;
        in.text("fact", def.fact, true);
        // Subjects are of several ledgers: those that have the fact show it.
        bool known = false;
        for (const LedgerDef& ledger : facts.catalog().ledgers()) {
            const bool fits = kind == ReportTableDef::Kind::Targets
                                  ? ledger.code == "area"
                                  : kind != ReportTableDef::Kind::Rules;
            if (fits && facts.registry().path(ledger.code, def.fact).fact != nullptr)
                known = facts.need(in, "fact", ledger.code, def.fact) != nullptr;
        }
        if (!known)
            in.complain("fact", "没有“" + def.fact + "”这一项");
    }
    // Words can be set in several ways, a figure only as what it is.
    const ColumnFormat own = def.column.format;
    read_format(in, def.column);
    const bool figure = own == ColumnFormat::Count || own == ColumnFormat::Percent;
    if (def.kind == Kind::Named && own != def.column.format &&
        (figure || def.column.format == ColumnFormat::Count))
        in.complain("format", "“" + def.value + "”不能这样写");
}

} // namespace lx
