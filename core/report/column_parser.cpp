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
          std::pair{"date", ColumnFormat::Date}, std::pair{"mark", ColumnFormat::Mark},
          std::pair{"decimal", ColumnFormat::Decimal}, std::pair{"text", ColumnFormat::Text}}) {
        if (format != name)
            continue;
        column.format = one;
        return;
    }
    if (!format.empty())
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
    std::string of = ledger;
    def.kind = in.has("related") ? Kind::Related : Kind::Fact;
    if (def.kind == Kind::Related) {
        in.flag("once", def.once);
        in.flag("tally", def.tally);
    }
    in.text("fact", def.fact, !def.tally);
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
    if (def.tally) {
        def.column.format = ColumnFormat::Count;
        return;
    }
    const FactDef* fact = facts.need(in, "fact", of, def.fact);
    if (def.column.heading.empty() && fact != nullptr)
        def.column.heading = {facts.registry().path(of, def.fact).title()};
    if (fact != nullptr && fact->type == FactType::Date)
        def.column.format = ColumnFormat::Date;
    else if (fact != nullptr && fact->type == FactType::Money && def.kind == Kind::Fact)
        def.column.format = ColumnFormat::Money;
}

/// Columns made of other rows with the same values.
void read_spread(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                 ReportColumnDef& def)
{
    def.kind = Kind::Spread;
    in.text("spread", def.spread.ledger, true);
    in.texts("same", def.spread.same, true);
    in.text("by", def.spread.by, true);
    in.text("fact", def.fact, true);
    if (facts.catalog().ledger(def.spread.ledger) == nullptr)
        return in.complain("spread", "没有“" + def.spread.ledger + "”这个台账");
    for (const std::string& field : def.spread.same)
        for (const std::string& of : {ledger, def.spread.ledger}) {
            const FactDef* fact = facts.need(in, "same", of, field);
            if (fact != nullptr && (fact->list || fact->type == FactType::Money ||
                                    fact->type == FactType::Bool || is_real(facts, *fact)))
                in.complain("same", "不能按“" + field + "”对应");
        }
    facts.need(in, "by", def.spread.ledger, def.spread.by);
    facts.need(in, "fact", def.spread.ledger, def.fact);
    facts.need(in, "spread", def.spread.ledger, "known");
}

/// What a figure counts: rows of another ledger, asked otherwise, on another day.
void read_source(ObjectReader& in, const FactNeeds& facts, const ColumnPlace& place,
                 ReportColumnDef& def)
{
    in.text("ledger", def.ledger);
    in.text("of", def.of);
    read_time(in, place.period, def.on);
    if (def.ledger == place.ledger)
        def.ledger.clear();
    if (!def.ledger.empty() && facts.catalog().ledger(def.ledger) == nullptr)
        return in.complain("ledger", "没有“" + def.ledger + "”这个台账");
    const std::string& ledger = def.ledger.empty() ? place.ledger : def.ledger;
    if (!def.ledger.empty()) {
        in.text("unit", def.unit);
        if (!def.unit.empty())
            read_unit_reference(in, facts, ledger, def.unit);
        if (def.of.empty())
            def.of = "counts";
    }
    if (!def.of.empty())
        need_yes_no(in, facts, "of", ledger, def.of);
}

/// What a column of a table of figures counts; false where it is something else.
bool read_figure(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                 ReportColumnDef& def)
{
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
    } else {
        return false;
    }
    return true;
}

std::string joined(const std::vector<std::string>& heading)
{
    std::string path;
    for (const std::string& part : heading)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

} // namespace

void read_time(ObjectReader& in, PeriodKind period, ReportTime& time, bool required)
{
    std::string text;
    in.text("on", text, required);
    if (text.empty())
        return;
    if (const auto read = ReportTime::parse(text, period))
        time = *read;
    else
        in.complain("on", "不认识“" + text +
                              "”，应为 closing、opening、last_year，或本期里的一段（q1、"
                              "h2、m3）");
}

void read_unit_reference(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                         const std::string& unit)
{
    const FactDef* fact = facts.registry().find(ledger, unit);
    if (fact == nullptr || fact->ref_ledger != "unit")
        return in.complain("unit", "“" + unit + "”不是对单位的引用");
    facts.need(in, "unit", ledger, unit);
}

void need_yes_no(ObjectReader& in, const FactNeeds& facts, const char* key,
                 const std::string& ledger, const std::string& fact)
{
    const FactDef* found = facts.need(in, key, ledger, fact);
    if (found != nullptr && (found->type != FactType::Bool || found->ledger != ledger))
        in.complain(key, "“" + fact + "”不是是否项");
}

void read_column(ObjectReader& in, const FactNeeds& facts, const ColumnPlace& place,
                 ReportColumnDef& def)
{
    in.text("key", def.column.key);
    in.texts("heading", def.column.heading);
    in.whole("width", def.column.width);
    const bool list = place.kind == ReportTableDef::Kind::List;
    if (!list)
        read_source(in, facts, place, def);
    if (!in.error().empty())
        return;
    const std::string& ledger = def.ledger.empty() ? place.ledger : def.ledger;
    if (in.has("where") && !in.has("related"))
        def.where = facts.condition(in, "where", ledger);
    def.column.format = ColumnFormat::Count;
    if (read_figure(in, facts, ledger, def)) {
    } else if (in.has("share")) {
        read_share(in, def);
    } else if (in.has("overlap")) {
        def.kind = Kind::Overlap;
        in.texts("overlap", def.parts, true);
    } else if (in.has("difference")) {
        def.kind = Kind::Difference;
        in.texts("difference", def.parts, true);
        if (def.parts.size() < 2)
            in.complain("difference", "要写两栏或几栏，第一栏减其余各栏");
    } else if (in.has("plus")) {
        def.kind = Kind::Plus;
        in.texts("plus", def.parts, true);
    } else if (in.has("number")) {
        read_number(in, def);
    } else if (in.has("mark") || in.has("mark_all")) {
        read_mark(in, facts, ledger, def);
    } else if (in.has("spread")) {
        read_spread(in, facts, ledger, def);
    } else if (in.has("text")) {
        def.kind = Kind::Text;
        def.column.format = ColumnFormat::Text;
        in.text("text", def.say);
    } else if (in.has("fact") || in.has("related")) {
        def.column.format = ColumnFormat::Text;
        read_fact(in, facts, ledger, def);
    } else {
        in.complain("fact", "不知道这一列算什么");
    }
    read_format(in, def.column);
    if (list)
        in.flag("add", def.add);
    if (def.column.key.empty())
        def.column.key = joined(def.column.heading);
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
