#include "core/store/attachments.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include <QCryptographicHash>

#include "core/base/database_file.h"
#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/input_file.h"
#include "core/base/output_file.h"
#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view folder_ending = ".附件";
constexpr std::string_view folder_mark = ".附件/";
constexpr std::size_t hash_characters = 16;
constexpr std::size_t longest_name = 200; ///< bytes that file systems give a name, less the hash
constexpr std::size_t piece = 1 << 20;

Result<std::string> hash_of(const InputFile& file, const std::string& name, Progress& progress)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::string bytes(piece, '\0');
    for (std::uint64_t at = 0; at < file.size();) {
        progress.report("读取附件" + name, static_cast<std::int64_t>(at),
                        static_cast<std::int64_t>(2 * file.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有添加附件。");
        const std::size_t got = file.read_at(at, bytes.data(), piece);
        if (got == 0)
            return fail(ErrorKind::Io, "“" + name + "”读不完，没有添加，请检查后再试。");
        hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(got)));
        at += got;
    }
    return hash.result().toHex().toStdString().substr(0, hash_characters);
}

Result<> copy(const InputFile& file, const std::string& name, const std::string& to,
              Progress& progress)
{
    LX_ASSIGN(OutputFile out, OutputFile::create(to));
    std::string bytes(piece, '\0');
    for (std::uint64_t at = 0; at < file.size();) {
        progress.report("复制附件" + name, static_cast<std::int64_t>(file.size() + at),
                        static_cast<std::int64_t>(2 * file.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有添加附件。");
        const std::size_t got = file.read_at(at, bytes.data(), piece);
        if (got == 0)
            return fail(ErrorKind::Io, "“" + name + "”读不完，没有添加，请检查后再试。");
        out.write({bytes.data(), got});
        at += got;
    }
    return out.finish();
}

/// A name of a file without what a line of the field can't hold; its ending stays.
std::string fitting_name(const std::string& name)
{
    std::string fitting(trimmed(name));
    std::erase_if(fitting, [](char c) { return static_cast<unsigned char>(c) < ' '; });
    for (char& c : fitting) // what parts a path somewhere
        if (std::string_view("\\/:*?\"<>|").find(c) != std::string_view::npos)
            c = '_';
    if (fitting.size() <= longest_name)
        return fitting;
    const std::size_t dot = fitting.rfind('.');
    const std::string ending =
        dot == std::string::npos || fitting.size() - dot > 16 ? std::string() : fitting.substr(dot);
    std::size_t keep = longest_name - ending.size();
    while (keep > 0 && (static_cast<unsigned char>(fitting[keep]) & 0xC0) == 0x80)
        --keep; // not within a character
    return fitting.substr(0, keep) + ending;
}

Result<> make_folder(const std::string& folder)
{
    std::error_code error;
    fs::create_directory(native_path(folder), error);
    if (!fs::is_directory(native_path(folder)))
        return fail(ErrorKind::Io, "附件文件夹“" + folder + "”建不起来，请检查文件夹的写入权限。",
                    error.message());
    return {};
}

} // namespace

namespace {

/// Whether that file is there with that content.
Result<bool> holds(const std::string& path, const std::string& hash, Progress& progress)
{
    std::error_code error;
    if (!fs::is_regular_file(fs::symlink_status(native_path(path), error)))
        return false;
    LX_ASSIGN(const InputFile file, InputFile::open(path));
    LX_ASSIGN(const std::string there, hash_of(file, file_name(path), progress));
    return there == hash;
}

} // namespace

bool holds_files(const FieldDef& field)
{
    return field.key == "attachments" && field.type == FieldType::LongText;
}

std::string attachment_folder(const std::string& ledger)
{
    const fs::path path = native_path(ledger);
    std::string name = fitting_name(utf8_path(path.stem()));
    if (name.empty() || name.front() == '.')
        name.insert(0, "_");
    return utf8_path(path.parent_path() / native_path(name + std::string(folder_ending)));
}

std::vector<std::string> attachments_in(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        if (const auto line = trimmed(text.substr(from, end - from)); !line.empty())
            lines.emplace_back(line);
        from = end + 1;
    }
    return lines;
}

bool is_attachment_path(std::string_view line)
{
    // One folder and a name in it: what leads elsewhere ("../") is nobody's attachment.
    const std::size_t mark = line.find(folder_mark);
    return mark != std::string_view::npos && mark > 0 &&
           line.find('/') == mark + folder_mark.size() - 1 &&
           line.find('/', mark + folder_mark.size()) == std::string_view::npos &&
           line.find_first_of("\\:") == std::string_view::npos &&
           mark + folder_mark.size() < line.size() && !line.starts_with('.');
}

std::string attachment_path(const std::string& ledger, std::string_view line)
{
    return utf8_path(native_path(ledger).parent_path() / native_path(std::string(line)));
}

std::string attachment_name(std::string_view line)
{
    const std::string name(line.substr(line.rfind('/') + 1));
    return name.size() > hash_characters + 1 && name[hash_characters] == '-'
               ? name.substr(hash_characters + 1)
               : name;
}

bool opens_harmlessly(std::string_view name)
{
    static constexpr std::array endings{
        "doc", "docx", "xls",  "xlsx", "ppt", "pptx", "wps", "et",   "dps", "odt", "ods",
        "odp", "pdf",  "ofd",  "txt",  "csv", "rtf",  "jpg", "jpeg", "png", "gif", "bmp",
        "tif", "tiff", "webp", "heic", "mp3", "wav",  "m4a", "amr",  "mp4", "mov", "avi"};
    const std::size_t dot = name.rfind('.');
    if (dot == std::string_view::npos)
        return false;
    std::string ending(name.substr(dot + 1));
    for (char& c : ending)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return std::ranges::any_of(endings, [&](const char* one) { return ending == one; });
}

Result<std::string> take_attachment(const std::string& ledger, const std::string& file,
                                    Progress& progress)
{
    const std::string name = file_name(file);
    LX_ASSIGN(const InputFile source, InputFile::open(file));
    if (source.size() > largest_attachment)
        return fail(ErrorKind::Usage,
                    "“" + name + "”超过 200 MB，没有添加；请压缩或者拆分后再加。");
    std::string head(database_head.size(), '\0');
    if (source.read_at(0, head.data(), head.size()) == head.size() && head == database_head)
        return fail(ErrorKind::Usage,
                    "“" + name + "”是台账或者别的数据库文件，不能作附件：里面的号码没有隐去。");
    LX_ASSIGN(const std::string hash, hash_of(source, name, progress));
    const std::string folder = attachment_folder(ledger);
    LX_TRY(make_folder(folder));
    const std::string kept = hash + "-" + fitting_name(name);
    const std::string to = folder + "/" + kept;
    LX_ASSIGN(const bool there, holds(to, hash, progress));
    if (!there)
        LX_TRY(copy(source, name, to, progress));
    return file_name(folder) + "/" + kept;
}

Result<std::vector<NamedAttachment>> attachments_named(Database& database, const Catalog& catalog,
                                                       Progress& progress)
{
    std::vector<NamedAttachment> named;
    for (const LedgerDef& def : catalog.ledgers())
        for (const FieldDef& field : def.fields) {
            if (!holds_files(field))
                continue;
            LX_ASSIGN(Statement select,
                      Statement::prepare(database.handle(), "SELECT id, " + quote_name(field.key) +
                                                                " FROM " + quote_name(def.code) +
                                                                " WHERE " + quote_name(field.key) +
                                                                " IS NOT NULL"));
            while (true) {
                LX_ASSIGN(const bool row, select.step());
                if (!row)
                    break;
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "已取消。");
                for (std::string& line : attachments_in(select.text(1)))
                    if (is_attachment_path(line))
                        named.push_back({&def, select.integer(0), std::move(line)});
            }
        }
    return named;
}

Result<AttachmentsCopied> copy_attachments(Database& database, const Catalog& catalog,
                                           const std::string& to, Progress& progress)
{
    AttachmentsCopied done;
    LX_ASSIGN(const auto named, attachments_named(database, catalog, progress));
    std::set<std::string> seen;
    for (const NamedAttachment& one : named) {
        if (!seen.insert(one.line).second)
            continue;
        const std::string from = attachment_path(database.path(), one.line);
        const std::string target = attachment_path(to, one.line);
        std::error_code error;
        if (!fs::is_regular_file(fs::symlink_status(native_path(from), error))) {
            ++done.missing;
            continue;
        }
        if (fs::exists(native_path(target), error))
            continue;
        LX_TRY(make_folder(utf8_path(native_path(target).parent_path())));
        LX_ASSIGN(const InputFile source, InputFile::open(from));
        LX_TRY(copy(source, attachment_name(one.line), target, progress));
        ++done.copied;
    }
    return done;
}

} // namespace lx
