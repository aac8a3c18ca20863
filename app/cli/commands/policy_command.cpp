// The figures of a policy in a ledger file, and the file's own packs.

#include "app/cli/command_table.h"

#include <QJsonDocument>
#include <QJsonValue>

#include "core/county/pack_file.h"
#include "core/county/policies.h"

namespace lx::cli {

namespace {

/// A figure as it is typed: numbers, lists and tables as JSON, anything else is a text.
std::string as_json(const std::string& typed)
{
    const QByteArray in_list = QByteArray::fromStdString("[" + typed + "]");
    if (!QJsonDocument::fromJson(in_list).isNull())
        return typed;
    std::string quoted = "\"";
    for (const char c : typed) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
    }
    return quoted + '"';
}

Result<> set_figures(Database& database, const std::string& id,
                     const std::vector<std::string>& words, const Actor& actor)
{
    LX_ASSIGN(const auto definitions, definitions_of(database));
    LX_ASSIGN(const auto pack, load_policy(database, definitions, id));
    LX_ASSIGN(ParamValues values, policy_values(database, id));
    for (const std::string& word : words) {
        const std::size_t equals = word.find('=');
        if (equals == std::string::npos)
            return fail(ErrorKind::Usage, "“" + word +
                                              "”要写成 参数=值，如 headcount=100；"
                                              "值留空则恢复政策包自带的数。");
        const std::string key = word.substr(0, equals);
        bool known = false;
        for (const ParamDef& param : pack->params())
            known = known || param.key == key;
        if (!known)
            return fail(ErrorKind::Usage, "政策包“" + id + "”没有参数“" + key +
                                              "”，请用 policies --json 查看参数名。");
        values.erase(key);
        if (equals + 1 < word.size())
            values[key] = as_json(word.substr(equals + 1));
    }
    const auto saved = save_policy_values(database, id, values, &actor);
    // What was typed is wrong, not the pack that was read.
    if (!saved && saved.error().kind == ErrorKind::BadInput)
        return fail(ErrorKind::Usage, "参数没有设定：" + saved.error().message,
                    saved.error().detail);
    return saved;
}

Result<int> run_policy(const Arguments& arguments, Session& session)
{
    const auto& words = arguments.plain();
    const std::string& what = words[0];
    const bool writes = what != "export";
    if (what != "import" && what != "export" && what != "remove" && what != "set")
        return fail(ErrorKind::Usage,
                    "policy 后面要写 import、export、remove 或 set，不能是“" + what + "”。");
    if (what == "set" ? words.size() < 3 : words.size() != 2)
        return fail(ErrorKind::Usage, "policy " + what + " 的参数个数不对，用法见 --help。");
    if (what == "export" && !arguments.has("--out"))
        return fail(ErrorKind::Usage, "缺少选项“--out”，请补上后重试。");
    LX_ASSIGN(const auto database, open_database(arguments, writes ? Database::Mode::ReadWrite
                                                                   : Database::Mode::ReadOnly));
    if (what == "import") {
        const auto id = import_pack(*database, words[1], &session.actor);
        if (!id) // nothing is in: not the 1 of "done, but some were refused"
            return fail(id.error().kind == ErrorKind::Refused ? ErrorKind::BadInput
                                                              : id.error().kind,
                        id.error().message, id.error().detail);
        print_note("已导入政策包 " + *id);
    } else if (what == "export") {
        LX_TRY(export_pack(*database, words[1], arguments.value("--out")));
        print_note("已写入 " + arguments.value("--out"));
    } else if (what == "remove") {
        LX_TRY(remove_own_pack(*database, words[1], &session.actor));
    } else {
        LX_TRY(set_figures(*database, words[1], {words.begin() + 2, words.end()}, session.actor));
    }
    return 0;
}

} // namespace

Command policy_command()
{
    return {"policy",
            "import P.json | export ID --out P.json | remove ID | set ID 参数=值…  --db FILE    "
            "政策包：导入、导出、删除本文件自建的，设定参数（值留空恢复自带的数）",
            {{"--db", "FILE", true}, {"--out", "P.json"}},
            2,
            -1,
            run_policy,
            false};
}

} // namespace lx::cli
