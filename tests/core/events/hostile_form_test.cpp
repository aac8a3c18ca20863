// Forms that nobody means: each is refused with a sentence, or taken for what it says; nothing is
// half written and nothing falls over.
#include <catch2/catch.hpp>

#include <QJsonArray>

#include "tests/core/events/event_rig.h"
#include "tests/support/random_edits.h"

using namespace lx;
using namespace lx::test;

namespace {

struct Hostile : EventRig
{
    Hostile()
    {
        const auto street = org("A", "城关街道党工委", "乡镇街道党委");
        const auto branch = org("B", "甲支部", "党支部", street);
        org("C1", "同名支部", "党支部", street);
        org("C2", "同名支部", "党支部", street);
        covers(branch, unit("甲公司"));
        unit("名、顿号公司");
        member(1, "张三", branch);
    }
    /// Refused, with a sentence that holds these words; nothing changed.
    void bad(const std::string& name, const QJsonObject& fields, const std::string& words)
    {
        const auto plan = apply_event(database(), catalog(), actor(), event(name), fields);
        INFO(words << " / " << message(plan));
        REQUIRE(plan.has_value());
        CHECK(plan->action == 0);
        REQUIRE_FALSE(plan->refused.empty());
        bool said = false;
        for (const EventIssue& issue : plan->refused) {
            CHECK(issue.message.ends_with("。"));
            said = said || issue.message.find(words) != std::string::npos;
            UNSCOPED_INFO(issue.message);
        }
        CHECK(said);
        CHECK(rows("org_change", {"org"}).empty());
        CHECK(rows("activity", {"org"}).empty());
        CHECK(rows("org", {"dissolved"}) == Lines{"-", "-", "-", "-"});
    }
    void bad(const std::string& name, const std::string& json, const std::string& words)
    {
        bad(name, form(json), words);
    }
};

QString repeated(const char* text, int times)
{
    return QString::fromUtf8(text).repeated(times);
}

} // namespace

TEST_CASE("forms nobody means are refused with a sentence and leave nothing")
{
    Hostile county;
    const auto dissolve = [](const std::string& more) {
        return R"({"党组织": "B", "申请日期": "2025-06-01", "撤销日期": "2025-06-10")" + more + "}";
    };
    // Names.
    county.bad("撤销党组织", "{}", "请填写“撤销日期”");
    county.bad("撤销党组织", dissolve(R"(, "颜色": "红")"), "没有“颜色”这一项");
    county.bad("撤销党组织", dissolve(R"(, "": "x")"), "没有“”这一项");
    county.bad("撤销党组织", dissolve(R"(, "org": "A")"), "写了两次");
    county.bad("撤销党组织", dissolve(R"(, "date": "2025-06-11")"), "写了两次");
    // Kinds of values.
    county.bad("撤销党组织",
               R"({"党组织": {}, "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})", "“党组织”");
    county.bad("撤销党组织", R"({"党组织": ["A", "B"], "撤销日期": "2025-06-10"})", "“党组织”");
    county.bad("撤销党组织", R"({"党组织": true, "撤销日期": "2025-06-10"})", "“党组织”");
    county.bad("撤销党组织",
               R"({"党组织": null, "申请日期": "2025-06-01", "撤销日期": "2025-06-10"})",
               "请填写“党组织”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": []})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": true})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": "2025-02-30"})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": "明天"})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": 1e300})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": -1})", "“撤销日期”");
    county.bad("撤销党组织", R"({"党组织": "B", "撤销日期": "0000-00-00"})", "“撤销日期”");
    // Rows there are none of, or several.
    county.bad("撤销党组织", R"({"党组织": "Z", "撤销日期": "2025-06-10"})", "没有“Z”");
    county.bad("撤销党组织", R"({"党组织": 1, "撤销日期": "2025-06-10"})", "没有“1”");
    county.bad("撤销党组织", R"({"党组织": "同名支部", "撤销日期": "2025-06-10"})", "有 2 个");
    county.bad("撤销党组织", dissolve(R"(, "党员转入党组织": "'; DROP TABLE org; --")"),
               "台账里没有");
    county.bad("撤销党组织", dissolve(R"(, "班子免职原因": "飞走")"), "飞走");
    // Numbers of persons aren't told and masked ones not taken.
    const std::string broken = "640121199001010019";
    const auto masked = county.apply("书记变更", R"({"党组织": "B", "变更日期": "2025-06-10",
        "书记姓名": "李四", "书记公民身份号码": "6401**********0019"})");
    REQUIRE_FALSE(masked.refused.empty());
    CHECK(masked.refused.front().message.find("隐去") != std::string::npos);
    const auto unknown = county.apply("党员转接", R"({"方式": "县内转接", "党员": ")" + broken +
                                                      R"(", "介绍信日期": "2025-06-10"})");
    REQUIRE_FALSE(unknown.refused.empty());
    CHECK(unknown.refused.front().message.find(broken) == std::string::npos);
    const auto rounded = county.apply("书记变更", R"({"党组织": "B", "变更日期": "2025-06-10",
        "书记姓名": "李四", "书记公民身份号码": 640121199001010019})");
    REQUIRE_FALSE(rounded.refused.empty());
    CHECK(rounded.refused.front().place.field == "secretary_id");
    // Tables.
    const auto activity = [](const std::string& orgs) {
        return R"({"类别": "党课", "日期": "2025-06-10", "党组织": )" + orgs + "}";
    };
    county.bad("登记活动", activity("[[]]"), "“党组织”");
    county.bad("登记活动", activity("[null]"), "请填写“党组织”");
    county.bad("登记活动", activity("[{}]"), "请填写“党组织”");
    county.bad("登记活动", activity(R"([{"颜色": 1}])"), "没有“颜色”这一项");
    county.bad("登记活动", activity(R"([{"党组织": "B", "应到": "很多"}])"), "“应到”");
    county.bad("登记活动", activity(R"([{"党组织": "B", "应到": -5}])"), "应到");
    county.bad("登记活动", activity(R"([{"党组织": "B", "应到": 1.5}])"), "“应到”");
    county.bad("登记活动", activity(R"(["B", "B"])"), "已经有");
    // Much of it.
    QJsonArray many;
    for (int i = 0; i < 100'001; ++i)
        many.append(QStringLiteral("B"));
    county.bad("登记活动", QJsonObject{{"类别", "党课"}, {"日期", "2025-06-10"}, {"党组织", many}},
               "行太多");
    county.bad("撤销党组织",
               QJsonObject{{"党组织", repeated("长", 1'000'000)}, {"撤销日期", "2025-06-10"}},
               "台账里没有");
    county.bad("撤销党组织", QJsonObject{{repeated("长", 100'000), 1}, {"撤销日期", "2025-06-10"}},
               "这一项");
}

TEST_CASE("whatever stands in the boxes of a form, it is taken whole or not at all")
{
    Hostile county;
    const auto events = EventDef::all(county.catalog());
    REQUIRE(events.has_value());
    const std::vector<QJsonValue> odd{
        QJsonValue::Null,
        true,
        -1,
        0.5,
        1e300,
        "",
        " ",
        "清空",
        "无",
        "-",
        "x",
        "甲支部",
        "B",
        "甲公司",
        "张三",
        "2025-06-10",
        "书记",
        QString(QChar(0)),
        QString(QChar(0xD800)),
        "{org}",
        "@org",
        QJsonArray{},
        QJsonArray{QJsonValue::Null},
        QJsonArray{"B", "B"},
        QJsonArray{QJsonArray{1}},
        QJsonObject{},
        QJsonObject{{"党组织", "B"}, {"x", 1}},
        QJsonArray{QJsonObject{{"单位", "甲公司"}, {"从业人员数", 5}}}};
    const auto any_of = [](std::size_t n) {
        return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, n));
    };
    CHECK(rc::check([&] {
        const EventDef& event = (*events)[any_of(events->size())];
        QJsonObject fields;
        for (const EventField& field : event.fields)
            if (any_of(3) != 0)
                fields[QString::fromStdString(field.key)] = field.field.type == FieldType::Date
                                                                ? QJsonValue("2025-06-10")
                                                                : odd[any_of(odd.size())];
        const Content before = content(county);
        const auto plan =
            apply_event(county.database(), county.catalog(), county.actor(), event, fields);
        RC_ASSERT(plan.has_value());
        RC_ASSERT(plan->refused.empty() == (plan->action != 0));
        for (const EventIssue& issue : plan->refused)
            RC_ASSERT(issue.message.ends_with("。"));
        if (plan->action != 0)
            RC_ASSERT(undo_action(county.database(), county.catalog(), county.actor(), plan->action)
                          .has_value());
        RC_ASSERT(content(county) == before);
    }));
}

TEST_CASE("odd words that say something are taken for it")
{
    Hostile county;
    // A number for a code, blanks and full width, a name that holds a comma, one row for a list.
    county.put("org",
               {{"code", "7"}, {"name", "七支部"}, {"kind", "党支部"}, {"founded", "2010-01-01"}});
    county.done("登记活动", R"({" 党组织 ": [7, "　Ｂ "], "类别": "党课", "日期": 20250610,
                             "主题": "=1+1", "参加单位": "名、顿号公司"})");
    CHECK(county.rows("activity", {"org", "date", "topic"}) ==
          Lines{"七支部 2025-06-10 =1+1", "甲支部 2025-06-10 =1+1"});
    county.done("登记活动",
                R"({"党组织": {"党组织": "B"}, "类别": "党课", "日期": "2025年6月11日"})");
    CHECK(county.rows("activity", {"date"}).size() == 3);
    // A text with brackets is no name of the event's.
    county.done("单位更名",
                R"({"单位": "甲公司", "新名称": "{unit.name}{rows}{", "更名日期": "2025-06-10"})");
    CHECK(county.rows("unit", {"name"}).front() == "{unit.name}{rows}{");
}

TEST_CASE("an issue told away from its field names the field once")
{
    EventRig county;
    const EventDef def = county.event("成立党组织");
    const auto told = [&](EventPlace place, const char* message) {
        return issue_text(def, {std::move(place), message});
    };
    CHECK(told({}, "请核对。") == "请核对。");
    CHECK(told({"code", -1, {}}, "请填写“党组织代码”。") == "请填写“党组织代码”。");
    CHECK(told({"code", -1, {}}, "“党组织代码”：太长。") == "党组织代码：太长。");
    CHECK(told({"code", -1, {}}, "已经有了。") == "党组织代码：已经有了。");
    CHECK(told({"units", 1, {}}, "“覆盖单位”：没有“丙公司”。") ==
          "覆盖单位第 2 个：没有“丙公司”。");
    CHECK(told({"units", 1, {}}, "“覆盖单位”里“丙公司”写了两次。") ==
          "“覆盖单位”里“丙公司”写了两次。");
    CHECK(told({"committee", 0, "title"}, "第 1 行请填写“职务”。") ==
          "班子其他成员：第 1 行请填写“职务”。");
    CHECK(told({"committee", 0, "title"}, "“职务”应写一个取值。") ==
          "班子其他成员第 1 行：“职务”应写一个取值。");
    CHECK(told({"committee", 0, "title"}, "“职务”：没有。") == "班子其他成员第 1 行“职务”：没有。");
}
