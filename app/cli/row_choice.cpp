#include "app/cli/row_choice.h"

#include <algorithm>

#include <QJsonDocument>

#include "core/base/input_file.h"
#include "core/ledger/mask.h"
#include "core/rows/lists.h"
#include "core/rows/row_reader.h"

namespace lx::cli {

namespace {

constexpr std::uint64_t most_bytes = 1 << 20;

} // namespace

Result<const LedgerDef*> ledger_of(const Catalog& catalog, const std::string& code)
{
    const LedgerDef* def = catalog.ledger(code);
    if (def == nullptr)
        return fail(ErrorKind::Usage,
                    "没有台账“" + code + "”；可用的名称如 area、org、unit、member。");
    return def;
}

Result<std::int64_t> row_of(LedgerStore& store, const LedgerDef& def, const std::string& key)
{
    LX_ASSIGN(const auto id, store.find_key(def, key));
    if (!id)
        return fail(ErrorKind::Usage,
                    "“" + def.name + "”台账里没有“" + mask_key_parts(key) + "”。");
    return *id;
}

Result<std::string> key_ever(ChangeLog& log, LedgerStore& store, const LedgerDef& def,
                             std::int64_t row)
{
    LX_ASSIGN(std::string key, store.subject_key(def, row));
    if (!key.empty())
        return key;
    LX_ASSIGN(const auto changes, log.of_row(def.code, row));
    if (changes.empty() || changes.front().kind != ChangeKind::Remove)
        return key;
    return store.key_of(def, removed_record(def, changes.front()));
}

Result<QJsonObject> read_condition(const FactRegistry& facts, const std::string& path)
{
    LX_ASSIGN(const std::string text, read_file(path, most_bytes + 1));
    if (text.size() > most_bytes)
        return fail(ErrorKind::Usage,
                    "条件文件“" + path + "”超过 1 MB，没有读取；请把条件写得短些，或分几次办理。");
    QJsonParseError error{};
    const auto json = QJsonDocument::fromJson(QByteArray::fromStdString(text), &error);
    if (!json.isObject())
        return fail(ErrorKind::Usage,
                    "条件文件“" + path +
                        "”不是一个 JSON 对象；请写成政策包里的条件，"
                        "如 {\"fact\": \"status\", \"op\": \"=\", \"value\": \"正常\"}。",
                    error.errorString().toStdString());
    return with_named_conditions(facts, json.object());
}

std::vector<OptionDef> with_row_options(std::vector<OptionDef> options)
{
    options.push_back({"--key", "K", false, true});
    options.push_back({"--where", "C.json"});
    options.push_back({"--as-of", "DATE"});
    return options;
}

Result<std::vector<std::int64_t>> chosen_rows(Database& database, const DefinitionsPtr& definitions,
                                              const LedgerDef& def, const Arguments& arguments,
                                              Session& session)
{
    if (arguments.has("--key") == arguments.has("--where"))
        return fail(ErrorKind::Usage,
                    "请用 --key 写明是哪一行，或用 --where 给出条件文件，两者选一。");
    std::vector<std::int64_t> ids;
    if (arguments.has("--key")) {
        LedgerStore store(database, definitions->catalog());
        for (const std::string& key : arguments.values("--key")) {
            LX_ASSIGN(const std::int64_t id, row_of(store, def, key));
            if (std::find(ids.begin(), ids.end(), id) == ids.end())
                ids.push_back(id);
        }
        return ids;
    }
    RowSet rows;
    rows.ledger = def.code;
    LX_ASSIGN(rows.day, arguments.date("--as-of", session.clock.today()));
    LX_ASSIGN(rows.condition, read_condition(definitions->facts(), arguments.value("--where")));
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, rows));
    return reader.ids(session.progress);
}

} // namespace lx::cli
