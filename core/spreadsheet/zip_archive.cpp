#include "core/spreadsheet/zip_archive.h"

#include <zip.h>

#include "core/spreadsheet/zip_byte_source.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

namespace {

constexpr std::int64_t kMostEntries = 200'000;
constexpr const char* kDamaged =
    "文件已损坏，打不开；请用 WPS 或 Excel 打开后另存为 .xlsx，再导入一次。";

std::string part_key(std::string_view name)
{
    std::string key(name);
    for (char& c : key) {
        if (c == '\\')
            c = '/';
        else if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    key.erase(0, key.find_first_not_of('/'));
    return key;
}

} // namespace

void ZipArchive::Closer::operator()(zip* archive) const
{
    zip_discard(archive);
}

ZipArchive::~ZipArchive() = default;

Result<std::unique_ptr<ZipArchive>> ZipArchive::open(std::unique_ptr<ByteSource> bytes,
                                                     const ReadLimits& limits)
{
    std::unique_ptr<ZipArchive> archive(new ZipArchive(limits));
    zip_error_t error;
    zip_error_init(&error);
    zip_source* source = make_zip_source(std::move(bytes), &error);
    if (source != nullptr)
        archive->m_zip.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive->m_zip) {
        if (source != nullptr)
            zip_source_free(source);
        const int code = zip_error_code_zip(&error);
        std::string detail = zip_error_strerror(&error);
        zip_error_fini(&error);
        if (code == ZIP_ER_OPEN || code == ZIP_ER_READ)
            return fail(ErrorKind::Io, "文件读不下去；请检查磁盘或 U 盘后再试一次。",
                        std::move(detail));
        return fail(ErrorKind::BadInput, kDamaged, std::move(detail));
    }
    zip_error_fini(&error);
    LX_TRY(archive->list_entries());
    return archive;
}

Result<> ZipArchive::list_entries()
{
    const std::int64_t count = zip_get_num_entries(m_zip.get(), 0);
    if (count > kMostEntries)
        return fail(ErrorKind::BadInput,
                    "文件里的部件太多，不像正常的表格，没有读取；请核对文件来源。",
                    std::to_string(count) + " zip entries");
    for (std::int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const char* name = zip_get_name(m_zip.get(), index, 0);
        if (name == nullptr)
            continue;
        const auto [at, added] = m_entries.try_emplace(part_key(name), Entry{index, false});
        at->second.doubled = at->second.doubled || !added;
    }
    return {};
}

bool ZipArchive::contains(std::string_view name) const
{
    return m_entries.contains(part_key(name));
}

std::optional<std::size_t> ZipArchive::index_of(std::string_view name) const
{
    const auto found = m_entries.find(part_key(name));
    if (found == m_entries.end() || found->second.doubled)
        return std::nullopt;
    return static_cast<std::size_t>(found->second.index);
}

bool ZipArchive::contains_folder(std::string_view prefix) const
{
    for (const auto& [key, entry] : m_entries)
        if (key.starts_with(prefix))
            return true;
    return false;
}

Result<std::unique_ptr<ZipPart>> ZipArchive::open_part(std::string_view name, InflateBudget& budget)
{
    const auto found = m_entries.find(part_key(name));
    if (found == m_entries.end())
        return fail(ErrorKind::BadInput, kDamaged, "missing part " + std::string(name));
    if (found->second.doubled)
        return fail(ErrorKind::BadInput,
                    "文件里有两个同名的部件（" + std::string(name) +
                        "），分不清以哪个为准，没有读取；请用 WPS 或 Excel 打开核对后另存为 "
                        ".xlsx，再导入一次。");
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_zip.get(), found->second.index, 0, &stat) != 0)
        return fail(ErrorKind::BadInput, kDamaged, zip_strerror(m_zip.get()));
    if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
        return fail(ErrorKind::BadInput,
                    "文件有密码，读不了；请先用 WPS 或 Excel 打开，取消密码后另存，再导入一次。");
    zip_file_t* file = zip_fopen_index(m_zip.get(), found->second.index, 0);
    if (file == nullptr)
        return fail(ErrorKind::BadInput, kDamaged, zip_strerror(m_zip.get()));
    return std::make_unique<ZipPart>(
        file,
        ZipPart::Sizes{
            (stat.valid & ZIP_STAT_COMP_SIZE) != 0 ? static_cast<std::int64_t>(stat.comp_size) : 0,
            (stat.valid & ZIP_STAT_SIZE) != 0 ? static_cast<std::int64_t>(stat.size) : 0},
        m_limits.inflation_ratio, budget);
}

} // namespace lx
