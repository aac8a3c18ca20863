#include "core/store/init_file.h"

#include <algorithm>

#include "core/base/text.h"

namespace lx {

namespace {

std::string kind_of(const std::string& level)
{
    if (level == "县")
        return "县区旗";
    return level == "市" || level == "省" ? level : std::string();
}

Result<> write_root(Database& database, const Catalog& catalog, const Actor& actor,
                    const NewFile& file, const std::string& kind)
{
    const LedgerDef& area = *catalog.ledger("area");
    Record root(area);
    root.set(area, "code", half_width(file.area_code));
    root.set(area, "name", trim(file.area_name));
    root.set(area, "kind", kind);
    LX_ASSIGN(Writer writer,
              Writer::begin(database, catalog, actor, "新建台账 " + trim(file.area_name), "init"));
    LX_TRY(writer.put(area, root));
    LX_TRY(writer.commit());
    return {};
}

bool is_code(const std::string& code)
{
    return code.size() == 6 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::string level_of_code(const std::string& code)
{
    const std::string plain = half_width(code);
    if (!is_code(plain))
        return {};
    return plain.ends_with("0000") ? "省" : plain.ends_with("00") ? "市" : "县";
}

std::vector<NewFileProblem> check_new_file(const NewFile& file)
{
    using Part = NewFileProblem::Part;
    std::vector<NewFileProblem> problems;
    if (kind_of(file.level).empty())
        problems.push_back({Part::Level, "级别“" + file.level + "”不认识，请写 县、市 或 省。"});
    if (!is_code(half_width(file.area_code)))
        problems.push_back({Part::Code, "行政区划代码“" + file.area_code +
                                            "”不对，请写 6 位数字（GB/T 2260），例如 640121。"});
    if (trim(file.area_name).empty())
        problems.push_back({Part::Name, "没有写地区名称，请写明，例如 永宁县。"});
    return problems;
}

Result<std::unique_ptr<Database>> init_file(const std::string& path, const Catalog& catalog,
                                            const Actor& actor, const NewFile& file,
                                            const std::function<Result<>(Database&)>& fill)
{
    if (const auto problems = check_new_file(file); !problems.empty())
        return fail(ErrorKind::Usage, problems.front().message);
    const std::string kind = kind_of(file.level);
    return Database::build(path, [&](Database& database) -> Result<> {
        LX_TRY(write_root(database, catalog, actor, file, kind));
        return fill ? fill(database) : Result<>{};
    });
}

} // namespace lx
