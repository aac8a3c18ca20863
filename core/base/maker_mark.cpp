#include "core/base/maker_mark.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <QCoreApplication>
#include <QSysInfo>
#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <csignal>
#else
#include <windows.h>
#endif

namespace lx {

namespace {

/// A short name for a long one: FNV-1a, 32 bits, in hexadecimal digits.
std::string short_name(std::string_view text)
{
    std::uint32_t hash = 2'166'136'261u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619u;
    char digits[8];
    const auto end = std::to_chars(std::begin(digits), std::end(digits), hash, 16).ptr;
    return {std::begin(digits), end};
}

#ifdef Q_OS_UNIX

/// Processes of another container have numbers of their own.
std::string container()
{
    std::error_code error;
    const auto name = std::filesystem::read_symlink("/proc/self/ns/pid", error);
    return error ? std::string() : name.string();
}

bool is_there(long pid)
{
    return ::kill(static_cast<pid_t>(pid), 0) == 0 || errno != ESRCH;
}

/// When a process began: clock ticks since the machine was started, field 22 of its line. "" where
/// the system doesn't say, or where it has ended and only waits for its parent to ask how.
std::string begin_of(long pid)
{
    std::ifstream in("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(in, line);
    const std::size_t name_end = line.rfind(')'); // the name may hold blanks and brackets
    if (name_end == std::string::npos)
        return {};
    const char state = name_end + 2 < line.size() ? line[name_end + 2] : 'X';
    if (state == 'Z' || state == 'X')
        return {};
    constexpr int fields_between = 20;
    std::size_t at = name_end;
    for (int i = 0; i < fields_between && at != std::string::npos; ++i)
        at = line.find(' ', at + 1);
    if (at == std::string::npos)
        return {};
    return line.substr(at + 1, line.find(' ', at + 1) - at - 1);
}

#else

std::string container()
{
    return {};
}

/// When a process began, in 100 ns; "" where it is gone.
std::string begin_of(long pid)
{
    const HANDLE process =
        ::OpenProcess(PROCESS_QUERY_LIMITED_INFORMATION, FALSE, static_cast<DWORD>(pid));
    if (process == nullptr)
        return {};
    FILETIME began{};
    FILETIME ended{};
    FILETIME kernel{};
    FILETIME user{};
    DWORD status = 0;
    const bool known = ::GetProcessTimes(process, &began, &ended, &kernel, &user) != 0 &&
                       ::GetExitCodeProcess(process, &status) != 0 && status == STILL_ACTIVE;
    ::CloseHandle(process);
    return known ? std::to_string(began.dwHighDateTime) + std::to_string(began.dwLowDateTime)
                 : std::string();
}

bool is_there(long pid)
{
    return !begin_of(pid).empty();
}

#endif

/// With the machine's own start in it: ticks count from there.
std::string began(long pid)
{
    return short_name(QSysInfo::bootUniqueId().toStdString() + begin_of(pid));
}

bool is_word(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    });
}

} // namespace

const MakerMark& MakerMark::own()
{
    const auto make = [] {
        MakerMark mark;
        mark.machine = short_name(QSysInfo::machineUniqueId().toStdString() +
                                  QSysInfo::machineHostName().toStdString() + container());
        mark.pid = static_cast<long>(QCoreApplication::applicationPid());
        mark.began = lx::began(mark.pid);
        return mark;
    };
    static MakerMark mark = make();
    if (mark.pid != static_cast<long>(QCoreApplication::applicationPid()))
        mark = make(); // a forked child is a process of its own
    return mark;
}

std::string MakerMark::text() const
{
    return machine + "-" + std::to_string(pid) + "-" + began;
}

std::optional<MakerMark> MakerMark::parse(std::string_view text)
{
    const std::size_t first = text.find('-');
    const std::size_t second = first == std::string_view::npos ? first : text.find('-', first + 1);
    if (second == std::string_view::npos)
        return std::nullopt;
    MakerMark mark;
    mark.machine = text.substr(0, first);
    mark.began = text.substr(second + 1);
    const std::string_view number = text.substr(first + 1, second - first - 1);
    const auto [end, trouble] =
        std::from_chars(number.data(), number.data() + number.size(), mark.pid);
    if (trouble != std::errc() || end != number.data() + number.size() || mark.pid <= 0 ||
        !is_word(mark.machine) || !is_word(mark.began))
        return std::nullopt;
    return mark;
}

bool MakerMark::lives() const
{
    return is_there(pid) && lx::began(pid) == began;
}

} // namespace lx
