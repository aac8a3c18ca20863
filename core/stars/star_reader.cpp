// Reads schemes of 星级评定.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/object_reader.h"
#include "core/facts/fact_registry.h"
#include "core/rules/condition_text.h"
#include "core/rules/figure_table.h"
#include "core/rules/json_place.h"
#include "core/stars/star_scheme.h"

namespace lx {

namespace {

bool plain_id(std::string_view id)
{
    return !id.empty() && std::ranges::all_of(id, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

class StarReader
{
public:
    StarReader(const FactRegistry& registry, StarScheme& scheme)
        : m_registry(registry), m_scheme(scheme), m_figures(FigureTable::of(registry).conditions()),
          m_named([this](std::string_view name) {
              const auto own = m_conditions.find(name);
              return own != m_conditions.end() ? &own->second : m_figures(name);
          })
    {}

    void read(ObjectReader& in)
    {
        in.text("id", m_scheme.id, true);
        if (!plain_id(m_scheme.id))
            in.complain("id", "只能用小写字母、数字和-");
        in.text("name", m_scheme.name, true);
        in.text("note", m_scheme.note);
        in.text("basis", m_scheme.basis);
        m_scheme.example = false;
        in.flag("example", m_scheme.example);
        in.whole("cycle", m_scheme.cycle);
        if (m_scheme.cycle != 1 && m_scheme.cycle != 2)
            in.complain("cycle", "应为 1（一年一评）或 2（两年一评）");
        const QJsonObject conditions = in.value("conditions").toObject();
        for (auto it = conditions.begin(); it != conditions.end(); ++it)
            m_conditions.emplace(utf8_of(it.key()), it.value());
        m_scheme.who = condition(in, "who", true);
        points(in, "total", m_scheme.total, true);
        in.objects("items", true, [&](ObjectReader& each) { item(each); });
        in.objects("stars", true, [&](ObjectReader& each) { star(each); });
        in.objects("quotas", false, [&](ObjectReader& each) { quota(each); });
        in.objects("targets", false, [&](ObjectReader& each) { target(each); });
        in.objects("veto", false, [&](ObjectReader& each) { veto(each); });
        in.texts("ties", m_scheme.ties);
        in.objects("honours", false, [&](ObjectReader& each) { honour(each); });
        // A scheme kept in a ledger file from before there could be several.
        in.object("honour", [&](ObjectReader& each) { honour(each); });
        in.object("plan", [&](ObjectReader& each) { plan(each); });
        check(in);
    }

private:
    std::optional<Selection> condition(ObjectReader& in, const char* key, bool required)
    {
        if (!in.has(key)) {
            if (required)
                in.complain(key, "缺少");
            return std::nullopt;
        }
        auto read = Selection::read(in.value(key), in.path(key), "org", m_registry, m_named);
        if (read)
            return std::move(*read);
        in.complain(read.error());
        return std::nullopt;
    }

    static void points(ObjectReader& in, const char* key, Points& out, bool required)
    {
        std::optional<double> number;
        in.number(key, number);
        if (!number) {
            if (required)
                in.complain(key, "缺少");
            return;
        }
        const auto read = points_from(*number);
        if (!read || *read < 0)
            return in.complain(key, "应为不小于0、最多两位小数的分值");
        out = *read;
    }

    /// A number of the definition in ten-thousandths.
    static std::optional<std::int64_t> scaled(ObjectReader& in, const char* key)
    {
        std::optional<double> number;
        in.number(key, number);
        if (!number)
            return std::nullopt;
        if (std::abs(*number) > 1e9)
            in.complain(key, "数太大");
        return std::llround(*number * static_cast<double>(kScale));
    }

    void item(ObjectReader& in)
    {
        StarItem item;
        in.text("id", item.id, true);
        if (!plain_id(item.id))
            in.complain("id", "只能用小写字母、数字和-");
        if (m_scheme.find_item(item.id) >= 0)
            in.complain("id", "“" + item.id + "”已经有了");
        in.text("group", item.group, true);
        in.text("title", item.title, true);
        in.text("how", item.how);
        points(in, "points", item.points, true);
        std::string kind = "score";
        in.text("kind", kind);
        if (kind == "bonus")
            item.kind = StarItem::Kind::Bonus;
        else if (kind == "penalty")
            item.kind = StarItem::Kind::Penalty;
        else if (kind != "score")
            in.complain("kind", "应为 score（计分）、bonus（加分）或 penalty（扣分）");
        in.objects("parts", false, [&](ObjectReader& each) { part(each, item); });
        Points sum = 0;
        for (const StarPart& one : item.parts)
            sum += one.points;
        if (!item.by_hand() && sum != item.points)
            in.complain("parts", "各部分最多" + points_text(sum) + "分，与本项" +
                                     points_text(item.points) + "分不符");
        m_scheme.items.push_back(std::move(item));
    }

    void part(ObjectReader& in, StarItem& item)
    {
        StarPart part;
        in.text("title", part.title, true);
        in.text("unit", part.unit);
        if (in.has("when") == in.has("measure"))
            in.complain("when", "条件（when）和数量（measure）要写且只写一个");
        if (in.has("measure"))
            measured(in, part);
        else {
            points(in, "points", part.points, true);
            part.when = condition(in, "when", true);
        }
        item.parts.push_back(std::move(part));
    }

    void measured(ObjectReader& in, StarPart& part)
    {
        auto read =
            Measure::read(in.value("measure"), in.path("measure"), "org", m_registry, m_named);
        if (read)
            part.measure = std::move(*read);
        else
            in.complain(read.error());
        std::vector<Band> bands;
        in.objects("bands", true, [&](ObjectReader& each) {
            StarPart::Step step;
            step.band.from = scaled(each, "from");
            step.band.below = scaled(each, "below");
            points(each, "points", step.points, true);
            part.points = std::max(part.points, step.points);
            bands.push_back(step.band);
            part.steps.push_back(step);
        });
        if (const std::string fault = band_fault(bands, ConditionText::number); !fault.empty())
            in.complain("bands", fault);
    }

    void stars(ObjectReader& in, const char* key, int& out)
    {
        in.whole(key, out, true);
        if (out < 0 || out > kMostStars)
            in.complain(key, "应为0至5星");
    }

    void percent(ObjectReader& in, int& out)
    {
        in.whole("percent", out, true);
        if (out < 0 || out > 100)
            in.complain("percent", "应为0至100");
    }

    void star(ObjectReader& in)
    {
        StarScheme::Star star;
        stars(in, "stars", star.stars);
        const auto bound = [&](const char* key, std::optional<Points>& out) {
            if (!in.has(key))
                return;
            Points value = 0;
            points(in, key, value, true);
            out = value;
        };
        bound("from", star.band.from);
        bound("below", star.band.below);
        if (star.band.from == 0)
            star.band.from.reset(); // penalties may lead below
        if (std::ranges::any_of(m_scheme.stars,
                                [&](const auto& other) { return other.stars == star.stars; }))
            in.complain("stars", "“" + std::to_string(star.stars) + "星”已经有了");
        m_scheme.stars.push_back(star);
    }

    void quota(ObjectReader& in)
    {
        StarScheme::Quota quota;
        stars(in, "stars", quota.stars);
        percent(in, quota.percent);
        in.whole("at_least", quota.at_least);
        if (quota.at_least < 0 || quota.at_least > 100)
            in.complain("at_least", "应为0至100");
        m_scheme.quotas.push_back(quota);
    }

    void target(ObjectReader& in)
    {
        StarScheme::Target target;
        in.text("title", target.title, true);
        if (in.has("from") == in.has("below"))
            in.complain("from", "几星以上（from）和不到几星（below）要写且只写一个");
        int bound = 0;
        const bool from = in.has("from");
        stars(in, from ? "from" : "below", bound);
        (from ? target.from : target.below) = bound;
        std::string op;
        in.text("op", op, true);
        if (op != ">=" && op != "<=")
            in.complain("op", "应为 >=（不少于）或 <=（不超过）");
        target.at_least = op == ">=";
        percent(in, target.percent);
        m_scheme.targets.push_back(std::move(target));
    }

    void veto(ObjectReader& in)
    {
        StarVeto veto;
        in.text("id", veto.id, true);
        if (!plain_id(veto.id) || m_scheme.find_veto(veto.id) >= 0)
            in.complain("id", "只能用小写字母、数字和-，且不能重复");
        in.text("title", veto.title, true);
        in.text("clause", veto.clause, true);
        bool ends = false;
        in.flag("ends", ends);
        if (ends == in.has("cap"))
            in.complain("cap", "最高几星（cap）和不予评定（ends）要写且只写一个");
        if (in.has("cap")) {
            int cap = 0;
            stars(in, "cap", cap);
            veto.cap = cap;
        }
        veto.when = condition(in, "when", false);
        m_scheme.veto.push_back(std::move(veto));
    }

    void honour(ObjectReader& in)
    {
        StarScheme::Honour honour;
        in.text("name", honour.name, true);
        const std::string& names = m_registry.find("honour", "honour")->dictionary;
        if (m_registry.catalog().dictionary(names)->find(honour.name) < 0)
            in.complain("name", "荣誉台账里没有“" + honour.name + "”这种荣誉");
        if (m_scheme.find_honour(honour.name) != nullptr)
            in.complain("name", "“" + honour.name + "”写了两次");
        if (in.has("goods")) {
            percent(in, honour.percent);
            in.objects("goods", true, [&](ObjectReader& each) { good(each, honour); });
        }
        if (in.has("stars")) {
            int wanted = 0;
            stars(in, "stars", wanted);
            honour.stars = wanted;
        }
        in.objects("conditions", false, [&](ObjectReader& each) {
            std::string title;
            each.text("title", title, true);
            if (auto when = condition(each, "when", true))
                honour.conditions.push_back({std::move(title), std::move(*when)});
        });
        if (honour.goods.empty() && !honour.stars && honour.conditions.empty())
            in.complain("name", "要写明“" + honour.name + "”看什么：goods、stars 或 conditions");
        m_scheme.honours.push_back(std::move(honour));
    }

    void good(ObjectReader& in, StarScheme::Honour& honour)
    {
        StarScheme::Honour::Good good;
        in.text("group", good.group, true);
        in.text("field", good.field, true);
        const FactDef* field = m_registry.find("honour", good.field);
        if (field == nullptr || field->type != FactType::Bool || field->derived)
            in.complain("field", "“" + good.field + "”不是荣誉台账的是否项");
        if (std::ranges::none_of(m_scheme.items, [&](const StarItem& item) {
                return item.group == good.group && item.kind == StarItem::Kind::Score;
            }))
            in.complain("group", "没有“" + good.group + "”这一组，或组里没有计分的项目");
        honour.goods.push_back(std::move(good));
    }

    void plan(ObjectReader& in)
    {
        StarScheme::Plan plan;
        std::string by;
        in.text("by", by, true);
        // 2025 is no leap year: what is a day of it is one of every year.
        if (const auto day = Date::from_iso("2025-" + by)) {
            plan.month = day->month();
            plan.day = day->day();
        } else
            in.complain("by", "“" + by + "”不是每年都有的一天，应写成 06-30");
        in.whole("months", plan.months, true);
        if (plan.months < 1 || plan.months > 24)
            in.complain("months", "应为1至24");
        in.text("none", plan.none, true);
        in.text("lowered", plan.lowered, true);
        in.text("unrated", plan.unrated, true);
        m_scheme.plan = std::move(plan);
    }

    void check(ObjectReader& in)
    {
        Points sum = 0;
        std::set<std::string> names;
        for (const StarItem& item : m_scheme.items) {
            sum += item.kind == StarItem::Kind::Score ? item.points : 0;
            names.insert(item.id);
            names.insert(item.group);
        }
        if (sum != m_scheme.total)
            in.complain("items", "各项共" + points_text(sum) + "分，与总分" +
                                     points_text(m_scheme.total) + "分不符");
        for (const std::string& one : m_scheme.ties)
            if (!names.contains(one))
                in.complain("ties", "“" + one + "”不是任何一项或一组");
        std::vector<Band> bands;
        for (const StarScheme::Star& star : m_scheme.stars)
            bands.push_back(star.band);
        if (const std::string fault = band_fault(bands, points_text); !fault.empty())
            in.complain("stars", fault);
        std::ranges::sort(m_scheme.stars, std::greater(), &StarScheme::Star::stars);
        for (std::size_t i = 0; i + 1 < m_scheme.stars.size(); ++i)
            if (m_scheme.stars[i].band.from < m_scheme.stars[i + 1].band.from)
                in.complain("stars", std::to_string(m_scheme.stars[i].stars) + "星的分数低于" +
                                         std::to_string(m_scheme.stars[i + 1].stars) + "星");
    }

    const FactRegistry& m_registry;
    StarScheme& m_scheme;
    std::map<std::string, QJsonValue, std::less<>> m_conditions;
    Selection::NamedConditions m_figures;
    Selection::NamedConditions m_named;
};

Result<std::shared_ptr<const StarScheme>>
read_scheme(const FactRegistry& registry, const std::string& file, Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    auto scheme = std::make_shared<StarScheme>();
    StarReader(registry, *scheme).read(in);
    LX_TRY(in.end(file));
    return std::shared_ptr<const StarScheme>(std::move(scheme));
}

} // namespace

Result<std::shared_ptr<const StarScheme>>
StarScheme::from_json(const FactRegistry& registry, const std::string& file, std::string_view json)
{
    return read_scheme(registry, file, ObjectReader::of(file, json));
}

Result<std::vector<std::string>> star_scheme_ids()
{
    return builtin_ids("stars");
}

Result<std::shared_ptr<const StarScheme>> star_scheme(const FactRegistry& registry,
                                                      const std::string& id)
{
    LX_ASSIGN(const auto ids, star_scheme_ids());
    const std::string& wanted = id.empty() ? ids.front() : id;
    if (std::ranges::find(ids, wanted) == ids.end()) {
        std::string all;
        for (const std::string& one : ids)
            all += (all.empty() ? "" : "、") + one;
        return fail(ErrorKind::Usage, "没有评定方案“" + id + "”，可用的有：" + all + "。");
    }
    const std::string file = "stars/" + wanted + ".json";
    return read_scheme(registry, file, ObjectReader::resource(file));
}

} // namespace lx
