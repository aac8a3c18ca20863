#include "core/base/fresh_file.h"

#include <cerrno>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <system_error>
#include <utility>

namespace lx {

namespace {

namespace fs = std::filesystem;

struct KnownNames
{
    std::mutex mutex;
    std::map<std::string, std::string, std::less<>> by_temporary;
};

KnownNames& known_names()
{
    static KnownNames names;
    return names;
}

/// The path in full; its folder without links, as SQLite will call it.
std::string whole_path(const std::string& path)
{
    std::error_code error;
    const fs::path full = fs::absolute(native_path(path), error);
    if (error)
        return path;
    const fs::path folder = fs::canonical(full.parent_path(), error);
    return utf8_path(error ? full : folder / full.filename());
}

std::string folder_of(const std::string& path)
{
    return utf8_path(native_path(path).parent_path());
}

/// Why what stands under the name can't give way to a new file.
std::optional<Error> obstacle(const std::string& path, const std::string& whole,
                              FreshFile::Over over)
{
    const Standing standing = look_at(whole);
    if (!standing.link.empty())
        return Error{ErrorKind::Io,
                     "“" + path + "”写不出来：它是一个链接，指向“" + standing.link +
                         "”，没有写入，请直接写到那个文件，或者换一个文件名。",
                     {}};
    const bool file_there = standing.there && standing.code != EISDIR && standing.code != ENOTBLK;
    if (over == FreshFile::Over::Nothing && file_there)
        return cannot_write(path, EEXIST);
    if (standing.code != 0)
        return cannot_write(path, standing.code);
    return std::nullopt;
}

} // namespace

std::string known_path(std::string_view path)
{
    KnownNames& names = known_names();
    const std::lock_guard guard(names.mutex);
    for (const std::string_view companion : {std::string_view(), database_companions[0],
                                             database_companions[1], database_companions[2]}) {
        if (!path.ends_with(companion))
            continue;
        const auto found = names.by_temporary.find(path.substr(0, path.size() - companion.size()));
        if (found != names.by_temporary.end())
            return found->second;
    }
    return std::string(path);
}

FreshFile::FreshFile(std::string path, std::string target, Over over)
    : m_path(std::move(path)), m_target(std::move(target)),
      m_temporary(folder_of(m_target) + "/" + unfinished_name()), m_over(over)
{
    KnownNames& names = known_names();
    const std::lock_guard guard(names.mutex);
    names.by_temporary.emplace(m_temporary, m_path);
}

FreshFile::FreshFile(FreshFile&& other) noexcept
    : m_path(std::move(other.m_path)), m_target(std::move(other.m_target)),
      m_temporary(std::exchange(other.m_temporary, {})), m_note(std::exchange(other.m_note, {})),
      m_over(other.m_over)
{}

FreshFile::~FreshFile()
{
    if (!m_temporary.empty())
        remove_unfinished(m_temporary);
    let_go();
}

void FreshFile::let_go()
{
    if (!m_temporary.empty()) {
        KnownNames& names = known_names();
        const std::lock_guard guard(names.mutex);
        names.by_temporary.erase(m_temporary);
    }
    m_temporary.clear();
    remove_note(std::exchange(m_note, {}));
}

Result<FreshFile> FreshFile::begin(const std::string& path, Over over, std::size_t companions)
{
    const std::string name = file_name(path);
    if (name.empty() || name == "." || name == "..")
        return fail(cannot_write(path, EISDIR));
    const std::string whole = whole_path(path);
    const std::string folder = folder_of(whole);
    if (name.size() + companions > longest_name(folder))
        return fail(cannot_write(path, ENAMETOOLONG));
    if (auto trouble = obstacle(path, whole, over))
        return fail(std::move(*trouble));
    sweep_folder(folder);
    FreshFile file(path, whole, over);
    // Written down before it is there: killed in between, there is nothing to sweep.
    file.m_note = note_unfinished(file.m_temporary);
    if (const int code = make_private_file(file.m_temporary); code != 0)
        return fail(cannot_write(path, code));
    return file;
}

Result<> FreshFile::publish()
{
    if (auto trouble = obstacle(m_path, m_target, m_over))
        return fail(std::move(*trouble));
    if (!flush_to_disk(m_temporary) && errno != EINVAL)
        return fail(cannot_write(m_path, errno));
    const int code = m_over == Over::Nothing ? rename_to_free_name(m_temporary, m_target)
                                             : rename_over(m_temporary, m_target);
    if (code != 0)
        return fail(cannot_write(m_path, code));
    static_cast<void>(flush_to_disk(folder_of(m_target)));
    remove_unfinished(m_temporary); // what SQLite left beside it
    let_go();
    return {};
}

} // namespace lx
