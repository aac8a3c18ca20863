#include "core/base/unfinished_files.h"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <optional>
#include <system_error>

#include <QRandomGenerator>
#include <QStandardPaths>
#include <QString>

#include "core/base/file_calls.h"
#include "core/base/file_trouble.h"
#include "core/base/maker_mark.h"

namespace lx {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view name_begin = ".liangxin-";
constexpr std::string_view name_end = ".tmp";
/// Makers on other machines (a network folder) can't be asked: so long after the last change of
/// their file they are taken for dead.
constexpr auto patience = std::chrono::hours(24);
/// A note of a file on a disk that never comes back is forgotten.
constexpr auto memory = std::chrono::hours(24 * 90);

std::string notes_folder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
            QStringLiteral("/liangxin/unfinished"))
        .toStdString();
}

/// The name without what SQLite appends; empty where it is none of ours.
std::optional<std::string_view> our_name(std::string_view name)
{
    for (const std::string_view companion : database_companions) {
        if (name.ends_with(companion))
            name.remove_suffix(companion.size());
    }
    if (!name.starts_with(name_begin) || !name.ends_with(name_end) ||
        name.size() <= name_begin.size() + name_end.size())
        return std::nullopt;
    return name;
}

/// Who makes the file of this name; empty where the name doesn't say.
std::optional<MakerMark> maker_of(std::string_view name)
{
    name.remove_prefix(name_begin.size());
    name.remove_suffix(name_end.size());
    // behind the mark: a counter and a random number
    for (int i = 0; i < 2; ++i)
        name = name.substr(0, std::min(name.rfind('-'), name.size()));
    return MakerMark::parse(name);
}

bool is_older(const fs::path& path, std::chrono::hours age)
{
    std::error_code error;
    const auto changed = fs::last_write_time(path, error);
    return !error && fs::file_time_type::clock::now() - changed > age;
}

/// A file in the making whose maker is gone.
bool is_abandoned(const fs::path& path)
{
    const std::string last = file_name(utf8_path(path));
    const auto name = our_name(last);
    std::error_code error;
    if (!name || !fs::is_regular_file(fs::symlink_status(path, error)))
        return false;
    const auto maker = maker_of(*name);
    return maker && maker->is_here() ? !maker->lives() : is_older(path, patience);
}

void remove_file(const fs::path& path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
}

std::string read_note(const fs::path& note)
{
    std::ifstream in(note, std::ios::binary);
    std::string path;
    std::getline(in, path, '\0');
    return path;
}

/// A note has done its work once its file is gone and nobody is about to make it.
void sweep_noted(const fs::path& note)
{
    const fs::path path = native_path(read_note(note));
    // A note may be torn or tampered with: only files of our names are ever removed.
    const std::string last = file_name(utf8_path(path));
    const auto name = our_name(last);
    const auto maker = name ? maker_of(*name) : std::nullopt;
    if (maker && maker->is_here() && maker->lives())
        return;
    std::error_code error;
    if (name && !fs::is_directory(path.parent_path(), error) && !is_older(note, memory))
        return; // on a stick that was pulled out: it may come back
    if (name && fs::exists(fs::symlink_status(path, error))) {
        if (!is_abandoned(path))
            return;
        remove_unfinished(utf8_path(path));
    }
    remove_file(note);
}

} // namespace

std::string unfinished_name()
{
    static std::atomic<int> counter{0};
    return std::string(name_begin) + MakerMark::own().text() + "-" + std::to_string(++counter) +
           "-" + std::to_string(QRandomGenerator::global()->bounded(1'000'000)) +
           std::string(name_end);
}

std::string note_unfinished(const std::string& path)
{
    const std::string folder = notes_folder();
    make_private_folder(folder);
    const std::string note = folder + "/" + file_name(path);
    if (make_private_file(note) != 0)
        return {};
    std::ofstream out(native_path(note), std::ios::binary);
    out << path;
    out.close();
    if (out)
        return note;
    remove_note(note);
    return {};
}

void remove_note(const std::string& note)
{
    if (!note.empty())
        remove_file(native_path(note));
}

void remove_unfinished(const std::string& path)
{
    for (const std::string_view companion : database_companions)
        remove_file(native_path(path + std::string(companion)));
    remove_file(native_path(path));
}

void sweep_leftovers()
{
    std::error_code error;
    for (fs::directory_iterator at(native_path(notes_folder()), error), end; !error && at != end;
         at.increment(error))
        sweep_noted(at->path());
}

void sweep_folder(const std::string& folder)
{
    std::error_code error;
    for (fs::directory_iterator at(native_path(folder), error), end; !error && at != end;
         at.increment(error)) {
        if (is_abandoned(at->path()))
            remove_file(at->path());
    }
}

} // namespace lx
