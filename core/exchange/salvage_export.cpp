#include "core/exchange/salvage_export.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "core/base/file_calls.h"
#include "core/base/fresh_file.h"
#include "core/exchange/ledger_export.h"
#include "core/ledger/catalog.h"
#include "core/store/companions.h"
#include "core/store/own_fields.h"
#include "core/store/schema_check.h"

namespace lx {

namespace fs = std::filesystem;

namespace {

bool is_swapped(const SchemaFaults& faults, const std::string& table)
{
    return std::find(faults.swapped.begin(), faults.swapped.end(), table) != faults.swapped.end();
}

Error not_reliable(const std::string& name)
{
    return {ErrorKind::Foreign,
            "台账“" + name +
                "”的表被改动或替换过，里面的内容不可靠，没有导出；"
                "请请教提供这个文件的人或技术人员。",
            {}};
}

/// The folder the workbooks go to: a new one, so that nothing is written over.
Result<fs::path> make_folder(const std::string& path, const std::string& below)
{
    const fs::path wanted = native_path(below) / native_path(utf8_path(native_path(path).stem()) +
                                                             "-台账导出-" + file_stamp());
    fs::path folder = wanted;
    std::error_code error;
    for (int i = 2; !fs::create_directory(folder, error); ++i) {
        if (error)
            return fail(ErrorKind::Io,
                        "文件夹“" + below + "”里写不进去，请检查权限或磁盘空间，或者另选文件夹。",
                        error.message());
        folder = wanted;
        folder += native_path("-" + std::to_string(i));
    }
    return folder;
}

} // namespace

Result<std::unique_ptr<Database>> open_to_salvage(const std::string& path,
                                                  const std::string& ledger)
{
    LX_ASSIGN(auto database, Database::open_for_upkeep(path));
    LX_ASSIGN(const SchemaFaults faults, check_schema(database->handle(), database->version()));
    const LedgerDef* def = Catalog::builtin().ledger(ledger);
    if (is_swapped(faults, ledger))
        return fail(not_reliable(def == nullptr ? ledger : def->name));
    return database;
}

Result<std::vector<SalvagedLedger>> salvage_ledgers(const std::string& path,
                                                    const std::string& folder, Progress& progress)
{
    LX_ASSIGN(const auto database, Database::open_for_upkeep(path));
    LX_ASSIGN(const SchemaFaults faults, check_schema(database->handle(), database->version()));
    const auto definitions = std::make_shared<const Definitions>(
        is_swapped(faults, "own_field") ? Catalog::builtin() : readable_catalog(*database));
    LX_ASSIGN(const fs::path into, make_folder(path, folder));
    std::vector<SalvagedLedger> salvaged;
    std::error_code ignored;
    for (const LedgerDef& def : definitions->catalog().ledgers()) {
        if (progress.cancelled()) {
            fs::remove_all(into, ignored);
            return fail(ErrorKind::Cancelled, "已取消。");
        }
        progress.report("导出" + def.name, static_cast<std::int64_t>(salvaged.size()),
                        static_cast<std::int64_t>(definitions->catalog().ledgers().size()));
        SalvagedLedger& one = salvaged.emplace_back();
        one.name = def.name;
        if (is_swapped(faults, def.code)) {
            one.problem = not_reliable(def.name).message;
            continue;
        }
        ExportOptions options;
        options.rows.ledger = def.code;
        options.path = utf8_path(into / native_path(def.name + ".xlsx"));
        const auto report = export_ledger(*database, definitions, options, progress);
        if (!report && report.error().kind == ErrorKind::Cancelled) {
            fs::remove_all(into, ignored);
            return fail(report.error());
        }
        if (!report) {
            one.problem = "台账“" + def.name + "”没有导出：" + report.error().message;
        } else if (report->rows == 0) {
            fs::remove(native_path(options.path), ignored); // nothing in it
        } else {
            one.rows = report->rows;
            one.path = options.path;
        }
    }
    return salvaged;
}

} // namespace lx
