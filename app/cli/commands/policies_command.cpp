#include "app/cli/command_table.h"
#include "app/cli/json_out.h"
#include "app/cli/period_argument.h"

#include "core/county/policies.h"

namespace lx::cli {

namespace {

void write_rule(JsonWriter& json, const Rule& rule)
{
    json.begin_object().text("id", rule.full_id).text("kind", "rule").text("title", rule.title);
    json.text("group", rule.group).text("clause", rule.clause).text("basis", rule.basis);
    json.text("strength", strength_code(rule.strength)).key("subjects").begin_array();
    for (const RulePart& part : rule.parts)
        json.text(part.ledger);
    json.end_array();
    if (rule.cadence)
        json.text("cadence", period_code(*rule.cadence));
    json.text("advice", rule.advice).end_object();
}

void write_target(JsonWriter& json, const Target& target)
{
    json.begin_object()
        .text("id", target.full_id)
        .text("kind", "target")
        .text("title", target.title);
    json.text("group", target.group).text("clause", target.clause).text("basis", target.basis);
    json.text("op", target.op).text("advice", target.advice).end_object();
}

void write_params(JsonWriter& json, const PolicyPack& pack)
{
    json.key("params").begin_array();
    for (const ParamDef& param : pack.params()) {
        json.begin_object()
            .text("key", param.key)
            .text("title", param.title)
            .text("type", param.type);
        json.text("unit", param.unit)
            .text("value", param.value)
            .boolean("own", param.own)
            .boolean("fixed", !param.fixed.empty())
            .end_object();
    }
    json.end_array();
}

using Packs = std::vector<std::shared_ptr<const PolicyPack>>;

/// The program's packs; with `--db` those of the file too, and with its figures.
Result<Packs> packs_of(const Arguments& arguments)
{
    Packs packs;
    if (!arguments.has("--db")) {
        for (const std::string& id : PolicyPack::builtin_ids()) {
            LX_ASSIGN(auto pack, PolicyPack::builtin(Definitions::program(), id));
            packs.push_back(std::move(pack));
        }
        return packs;
    }
    LX_ASSIGN(const auto database, open_database(arguments, Database::Mode::ReadOnly));
    LX_ASSIGN(const auto definitions, definitions_of(*database));
    LX_ASSIGN(const auto entries, list_policies(*database));
    for (const PolicyEntry& entry : entries) {
        LX_ASSIGN(auto pack, load_policy(*database, definitions, entry.id));
        packs.push_back(std::move(pack));
    }
    return packs;
}

Result<int> write_json(const Packs& packs)
{
    JsonWriter json(standard_output());
    json.begin_array();
    for (const auto& pack : packs) {
        json.begin_object()
            .text("id", pack->id())
            .text("name", pack->name())
            .text("number", pack->number());
        json.text("issued", pack->issued())
            .text("covers", pack->covers())
            .key("rules")
            .begin_array();
        for (const std::string& item : pack->order()) {
            if (const Rule* rule = pack->rule(item))
                write_rule(json, *rule);
            else if (const Target* target = pack->target(item))
                write_target(json, *target);
        }
        json.end_array();
        write_params(json, *pack);
        json.end_object();
    }
    json.end_array();
    LX_TRY(finish_json(json));
    return 0;
}

} // namespace

Command policies_command()
{
    return {"policies",
            "[--db FILE] [--json]    列出政策包和其中的规则",
            {{"--db", "FILE"}, {"--json", ""}},
            0,
            0,
            [](const Arguments& arguments, Session&) -> Result<int> {
                LX_ASSIGN(const Packs packs, packs_of(arguments));
                if (arguments.has("--json"))
                    return write_json(packs);
                for (const auto& pack : packs) {
                    print_out(pack->id() + "\t" + pack->name() + "\t" + pack->number() + "\n");
                    for (const Rule& rule : pack->rules())
                        print_out("\t" + rule.id + "\t" + rule.clause + "\t" + rule.title + "\n");
                    for (const Target& target : pack->targets())
                        print_out("\t" + target.id + "\t" + target.clause + "\t" + target.title +
                                  "\n");
                }
                return 0;
            },
            false};
}

} // namespace lx::cli
