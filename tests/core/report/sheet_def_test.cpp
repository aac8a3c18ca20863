// Definitions of printed sheets are read strictly: what they name has to be there.
#include <catch2/catch.hpp>

#include "core/report/sheet_def.h"
#include "core/rules/policy_pack.h"

using namespace lx;

namespace {

void refused(const std::string& json, const std::string& place, const std::string& part)
{
    const auto def = SheetDef::from_json(Definitions::program()->facts(), "x.json", json);
    INFO(json);
    REQUIRE_FALSE(def);
    INFO(def.error().message);
    CHECK(def.error().kind == ErrorKind::BadInput);
    CHECK(def.error().message.find("x.json") != std::string::npos);
    CHECK(def.error().message.find(place) != std::string::npos);
    CHECK(def.error().message.find(part) != std::string::npos);
}

std::string with_block(const std::string& block)
{
    return R"({"id":"x","name":"x","ledger":"unit","title":"x","widths":[20,80],"blocks":[)" +
           block + "]}";
}

std::string with_cell(const std::string& cell)
{
    return with_block(R"({"rows":[[{"label":"a"},)" + cell + "]]}");
}

std::string with_list(const std::string& list)
{
    return with_block(R"({"list":{)" + list + "}}");
}

std::string with_letter(const std::string& more)
{
    return R"({"id":"x","name":"x","ledger":"supervision","letter":{"title":"t","together":["org"],
"number":"code","to":"org","opening":"o","date":"issued",)" +
           more + "}}";
}

} // namespace

TEST_CASE("every sheet there is can be read, and has the standard it shows")
{
    const auto sheets = SheetDef::all(Definitions::program()->facts());
    REQUIRE(sheets);
    CHECK(sheets->size() >= 3);
    for (const SheetDef& sheet : *sheets)
        for (const SheetBlockDef& block : sheet.blocks) {
            if (!block.scores)
                continue;
            const auto pack = PolicyPack::builtin(Definitions::program(), block.scores->pack);
            REQUIRE(pack);
            CHECK((*pack)->tables().rating);
            CHECK((*pack)->tables().assessment);
        }
    CHECK(SheetDef::find(Definitions::program()->facts(), "督办单")->id == "supervision-notice");
    const auto unknown = SheetDef::find(Definitions::program()->facts(), "no-such");
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().kind == ErrorKind::Usage);
    CHECK(unknown.error().message.find("unit-card") != std::string::npos);
}

TEST_CASE("a sheet definition with a mistake is refused with file and place")
{
    REQUIRE(SheetDef::from_json(Definitions::program()->facts(), "x.json",
                                with_cell(R"({"fact":"area.name"})")));
    refused("{", "", "JSON");
    refused(R"({"id":"x","name":"x","ledger":"units","title":"x","blocks":[]})", "ledger", "units");
    const std::string dated = R"({"id":"x","name":"x","ledger":"unit","title":"x","dated":")";
    refused(dated + R"(no_such","blocks":[]})", "dated", "no_such");
    refused(dated + R"(name","blocks":[]})", "dated", "日期");
    refused(with_cell(R"({"fact":"no_such"})"), "blocks[0].rows[0][1].fact", "no_such");
    refused(with_cell(R"({"fact":"name","tal":true})"), "blocks[0].rows[0][1].tal", "已知");
    refused(with_cell(R"({"strong":true})"), "blocks[0].rows[0][1]", "写什么");
    refused(with_cell(R"({"fact":"name","span":2})"), "blocks[0].rows", "widths");
    refused(with_cell(R"({"fact":"name","as":"第 名"})"), "blocks[0].rows[0][1].as", "{}");
    refused(with_cell(R"({"related":"total"})"), "blocks[0].rows[0][1].related", "related");
    refused(with_cell(R"({"when":[{"fact":"name","say":"a"}]})"), "when[0].fact", "name");
    refused(with_block(R"({"head":"a"})"), "blocks[0].head", "已知");
}

TEST_CASE("a list's ledger, link, columns and condition are looked at")
{
    const std::string columns = R"(,"columns":[{"field":"start"}])";
    REQUIRE(SheetDef::from_json(Definitions::program()->facts(), "x.json",
                                with_list(R"("ledger":"dispatch","field":"unit")" + columns)));
    refused(with_list(R"("ledger":"dispatches","field":"unit")" + columns), "blocks[0].list.ledger",
            "dispatches");
    refused(with_list(R"("ledger":"dispatch","field":"instructor")" + columns),
            "blocks[0].list.field", "instructor"); // leads to another ledger
    refused(with_list(R"("ledger":"dispatch","field":"unit","newest_first":"day")" + columns),
            "blocks[0].list.newest_first", "day");
    for (const char* lines :
         {R"(,"by_hand":-1)", R"(,"by_hand":30)", R"(,"by_hand":3,"empty":"-")"})
        refused(with_list(R"("ledger":"dispatch","field":"unit")" + (lines + columns)),
                "blocks[0].list.by_hand", "empty");
    refused(with_list(R"("ledger":"dispatch","field":"unit","columns":[{"field":"begin"}])"),
            "blocks[0].list.columns[0].field", "begin");
    refused(with_list(R"("ledger":"dispatch","field":"unit","where":{"fact":"x","op":"given"})" +
                      columns),
            "blocks[0].list.where", "x");
}

TEST_CASE("a letter's fields are looked at")
{
    REQUIRE(SheetDef::from_json(Definitions::program()->facts(), "x.json",
                                with_letter(R"("columns":[{"field":"subject"}])")));
    refused(with_letter(R"("columns":[{"field":"no_such"}])"), "letter.columns[0].field",
            "no_such");
    refused(with_letter(R"("columns":[],"done":"finished")"), "letter.done", "finished");
    refused(with_letter(R"("columns":[],"sender":"x")"), "letter.sender", "已知");
}
