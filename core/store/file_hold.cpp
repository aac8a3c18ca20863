#include "core/store/file_hold.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <system_error>
#include <utility>

#include <QSysInfo>

#include "core/base/file_calls.h"
#include "core/base/fresh_file.h"
#include "core/store/companions.h"
#include "core/store/storage_place.h"

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace lx {

namespace {

namespace fs = std::filesystem;

/// What can be seen of a file from outside.
struct Sight
{
    FileIdentity identity;
    std::int64_t size = 0;
    std::int64_t changed = 0; ///< nanoseconds
    bool regular = false;
    bool folder = false;
    bool several_names = false; ///< hard links
};

#ifdef Q_OS_UNIX

Sight sight_of(const struct stat& info)
{
    Sight sight;
    sight.identity = {info.st_dev, info.st_ino};
    sight.size = info.st_size;
#ifdef Q_OS_DARWIN
    const timespec at = info.st_mtimespec;
#else
    const timespec at = info.st_mtim;
#endif
    sight.changed = static_cast<std::int64_t>(at.tv_sec) * 1'000'000'000 + at.tv_nsec;
    sight.regular = S_ISREG(info.st_mode);
    sight.folder = S_ISDIR(info.st_mode);
    sight.several_names = info.st_nlink > 1;
    return sight;
}

std::optional<Sight> sight_at(const std::string& path)
{
    struct stat info
    {};
    if (::stat(path.c_str(), &info) != 0)
        return std::nullopt;
    return sight_of(info);
}

std::optional<Sight> sight_at(int file)
{
    struct stat info
    {};
    if (::fstat(file, &info) != 0)
        return std::nullopt;
    return sight_of(info);
}

int open_descriptor(const std::string& path)
{
    constexpr int flags = O_CLOEXEC | O_NONBLOCK;
    const int file = ::open(path.c_str(), O_RDWR | flags);
    return file >= 0 ? file : ::open(path.c_str(), O_RDONLY | flags);
}

void close_descriptor(int file)
{
    ::close(file);
}

/// A sum over blocks spread over the file: the first, which every change of SQLite's touches, and
/// some more.
std::uint64_t sample_of(int file, std::int64_t size)
{
    constexpr std::int64_t blocks = 64;
    constexpr std::int64_t block_size = 4096;
    std::array<char, block_size> block{};
    std::uint64_t sum = 0xcbf29ce484222325ULL; // FNV-1a over words
    const std::int64_t step = std::max(block_size, size / blocks / block_size * block_size);
    for (std::int64_t at = 0; at < size; at += step) {
        const ssize_t got = ::pread(file, block.data(), block.size(), at);
        for (std::size_t i = 0; got > 0 && i + 8 <= static_cast<std::size_t>(got); i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, block.data() + i, 8);
            sum = (sum ^ word) * 0x100000001b3ULL;
        }
    }
    return sum;
}

/// Locks one byte of the file that SQLite neither locks nor stores anything in: it lies on the page
/// SQLite keeps free for its own locks. "Open file description" locks are this descriptor's alone.
struct flock whole_lock(short type)
{
    struct flock lock
    {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000000 + 1024;
    lock.l_len = 1;
    return lock;
}

enum class SystemLock
{
    Free,
    Held,
    Unknown ///< the file system has no locks
};

SystemLock set_lock(int file, short type)
{
#ifdef F_OFD_SETLK
    struct flock lock = whole_lock(type);
    if (::fcntl(file, F_OFD_SETLK, &lock) == 0)
        return SystemLock::Free;
    return errno == EAGAIN || errno == EACCES ? SystemLock::Held : SystemLock::Unknown;
#else
    return SystemLock::Unknown;
#endif
}

SystemLock look_at_lock(int file)
{
#ifdef F_OFD_GETLK
    struct flock lock = whole_lock(F_WRLCK);
    if (::fcntl(file, F_OFD_GETLK, &lock) != 0)
        return SystemLock::Unknown;
    return lock.l_type == F_UNLCK ? SystemLock::Free : SystemLock::Held;
#else
    return SystemLock::Unknown;
#endif
}

constexpr short write_lock = F_WRLCK;
constexpr short no_lock = F_UNLCK;

#else
#error "core/store/file_hold: this system's file locks are still to be written"
#endif

std::string in_quotes(const std::string& path)
{
    return "“" + file_name(known_path(path)) + "”";
}

} // namespace

struct FileHold::Shared
{
    FileIdentity identity;
    int file = -1;
    int users = 0;
    std::string real_path;
    bool watch_content = false; ///< the file system's times can be relied on
    // what follows is guarded by `mutex`
    std::mutex mutex;
    bool locked = false;
    std::atomic<bool> lost = false;
    std::int64_t size = 0;
    std::int64_t changed = 0;
    std::uint64_t sample = 0; ///< of the content
    int changing = 0;         ///< threads of this process that write just now
    std::map<std::string, FileIdentity> companions;
    std::optional<std::int64_t> schema;

    [[nodiscard]] bool is_known(const Sight& sight) const
    {
        return sight.size == size && sight.changed == changed;
    }

    /// Whether the content was written over. A new time alone – a backup program sets it – is none.
    [[nodiscard]] bool is_written_over(const Sight& sight)
    {
        if (is_known(sight))
            return false;
        if (sight.size != size || sample_of(file, size) != sample)
            return true;
        changed = sight.changed;
        return false;
    }

    void remember()
    {
        if (const auto sight = sight_at(file); sight && !is_known(*sight)) {
            size = sight->size;
            changed = sight->changed;
            sample = watch_content ? sample_of(file, size) : 0;
        }
        if (is_in_place()) // beside another file lies what is that one's
            companions = companions_now();
    }

    [[nodiscard]] bool is_in_place() const
    {
        const auto sight = sight_at(real_path);
        return sight && sight->identity == identity;
    }

    [[nodiscard]] std::map<std::string, FileIdentity> companions_now() const
    {
        std::map<std::string, FileIdentity> found;
        for (const std::string_view ending : database_companions) {
            const std::string path = real_path + std::string(ending);
            if (const auto sight = sight_at(path))
                found.emplace(path, sight->identity);
        }
        return found;
    }

    /// What SQLite keeps beside the file would be played into whatever comes to stand there.
    void lose()
    {
        if (lost.exchange(true))
            return;
        for (const auto& [path, known] : companions)
            if (const auto sight = sight_at(path); sight && sight->identity == known)
                set_aside(path);
    }
};

namespace {

struct Registry
{
    std::mutex mutex;
    std::map<FileIdentity, std::unique_ptr<FileHold::Shared>> files;
};

Registry& registry()
{
    static Registry instance;
    return instance;
}

/// Another name of the file in its folder that has a log beside it: whoever has it open, or was
/// killed, opened it by that one.
std::string name_with_log(const std::string& path, FileIdentity identity, bool several_names)
{
    std::error_code error;
    if (!several_names || fs::exists(native_path(path + "-wal"), error) ||
        fs::exists(native_path(path + "-journal"), error))
        return path;
    for (fs::directory_iterator at(native_path(path).parent_path(), error), end;
         !error && at != end; at.increment(error)) {
        const std::string companion = utf8_path(at->path());
        for (const std::string_view ending : database_companions) {
            if (!companion.ends_with(ending))
                continue;
            const std::string name = companion.substr(0, companion.size() - ending.size());
            if (const auto sight = sight_at(name); sight && sight->identity == identity)
                return name;
        }
    }
    return path;
}

Error lost_error(const std::string& path, const std::string& what)
{
    return {ErrorKind::Moved,
            "台账文件" + in_quotes(path) + what + "，没有保存，也没有改动现在那里的文件。", path};
}

} // namespace

FileHold::FileHold(Shared& shared, std::string path) : m_shared(shared), m_path(std::move(path)) {}

Result<std::unique_ptr<FileHold>> FileHold::join(const std::string& path)
{
    std::error_code error;
    const std::string whole = utf8_path(fs::absolute(native_path(path), error));
    const std::string real = utf8_path(fs::weakly_canonical(native_path(whole), error));
    // Closing and opening take turns: a descriptor that closes drops all locks of the process.
    const std::lock_guard guard(registry().mutex);
    const auto sight = sight_at(whole);
    for (const auto& [identity, shared] : registry().files)
        if (shared->real_path == real && (!sight || identity != sight->identity)) {
            const std::lock_guard inner(shared->mutex);
            shared->lose();
            return fail(lost_error(path, sight ? "已经被换成了另一个文件"
                                               : "已经不在原来的位置（被移走、改名或删除）"));
        }
    if (!sight) {
        if (native_path(file_name(path)).native().size() > 255)
            return fail(cannot_write(path, ENAMETOOLONG));
        return fail(ErrorKind::Database,
                    "台账文件" + in_quotes(path) + "不存在，请检查路径，或者先新建台账。", path);
    }
    if (sight->folder)
        return fail(ErrorKind::Database,
                    in_quotes(path) + "是文件夹，不是台账文件，请选择由本程序建立的台账文件。",
                    path);
    if (!sight->regular)
        return fail(ErrorKind::Database,
                    "“" + file_name(path) + "”不是普通文件，请选择由本程序建立的台账文件。", path);
    auto& slot = registry().files[sight->identity];
    if (!slot) {
        const int file = open_descriptor(whole);
        if (file < 0) {
            registry().files.erase(sight->identity);
            return fail(ErrorKind::Io,
                        "台账文件" + in_quotes(path) + "打不开，请检查文件和文件夹的读取权限。",
                        path);
        }
        slot = std::make_unique<Shared>();
        slot->identity = sight->identity;
        slot->file = file;
        slot->real_path = name_with_log(real, sight->identity, sight->several_names);
        slot->watch_content = storage_place(real) == StoragePlace::Local;
        slot->remember();
        hold_file(slot->identity);
    } else if (slot->lost) {
        return fail(lost_error(path, "已经被移动、替换或改写"));
    }
    ++slot->users;
    return std::unique_ptr<FileHold>(new FileHold(*slot, whole));
}

FileHold::~FileHold()
{
    const std::lock_guard guard(registry().mutex);
    if (m_locked) {
        const std::lock_guard inner(m_shared.mutex);
        m_shared.locked = false;
        // Where the file was moved, the note at its old place may be that of another by now.
        if (!m_shared.lost || is_own_note(read_lock_note(m_shared.real_path)))
            remove_lock_note(m_shared.real_path);
        static_cast<void>(set_lock(m_shared.file, no_lock));
    }
    if (--m_shared.users > 0)
        return;
    close_descriptor(m_shared.file);
    release_file(m_shared.identity);
    registry().files.erase(m_shared.identity);
}

std::string FileHold::head(std::size_t size) const
{
    std::string bytes(size, '\0');
    const ssize_t got = ::pread(m_shared.file, bytes.data(), size, 0);
    bytes.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
    return bytes;
}

const std::string& FileHold::database_path() const
{
    return m_shared.real_path;
}

Result<> FileHold::lock()
{
    const std::lock_guard guard(m_shared.mutex);
    const std::string name = "台账文件" + in_quotes(m_path);
    if (m_shared.locked)
        return fail(ErrorKind::Locked, name + "已经在本程序里打开，请回到那个窗口里用。");
    if (set_lock(m_shared.file, write_lock) == SystemLock::Held) {
        const auto holder = read_lock_note(m_shared.real_path);
        return fail(ErrorKind::Locked,
                    name + "正" +
                        (holder ? "由" + holder_text(*holder) + "使用" : "被另一个程序使用") +
                        "，请等其关闭后再试，或者以只读方式打开。",
                    holder ? "pid " + std::to_string(holder->pid) : std::string());
    }
    m_shared.locked = true;
    m_locked = true;
    m_shared.remember(); // whoever had it before may have written
    write_lock_note(m_shared.real_path);
    return {};
}

void FileHold::take_lock_from(FileHold& other)
{
    if (&m_shared == &other.m_shared && other.m_locked)
        std::swap(m_locked, other.m_locked);
}

bool FileHold::is_locked_here() const
{
    const std::lock_guard guard(m_shared.mutex);
    return m_shared.locked;
}

bool FileHold::is_lost() const
{
    return m_shared.lost;
}

Result<> FileHold::check_in_place()
{
    const std::lock_guard guard(m_shared.mutex);
    return look();
}

Result<> FileHold::open_in_place(const std::function<Result<>()>& open)
{
    const std::lock_guard guard(m_shared.mutex);
    LX_TRY(look());
    const auto before = m_shared.companions_now();
    const auto opened = open();
    const auto after = m_shared.companions_now();
    if (m_shared.is_in_place()) { // the content may be another: SQLite plays a journal back
        m_shared.companions = after;
        return opened;
    }
    for (const auto& [path, identity] : after)
        if (const auto known = before.find(path);
            known == before.end() || known->second != identity)
            set_aside(path);
    m_shared.lose();
    return fail(lost_error(m_path, "已经被移动、替换或改写"));
}

Result<> FileHold::look()
{
    const auto lose = [&](const std::string& what) -> Result<> {
        m_shared.lose();
        return fail(lost_error(m_path, what));
    };
    if (m_shared.lost)
        return fail(lost_error(m_path, "已经被移动、替换或改写"));
    const auto sight = sight_at(m_path);
    if (!sight)
        return lose("已经不在原来的位置（被移走、改名或删除）");
    if (sight->identity != m_shared.identity)
        return lose("已经被换成了另一个文件");
    if (m_shared.watch_content && m_shared.changing == 0 && m_shared.locked &&
        m_shared.is_written_over(*sight))
        return lose("的内容被别的程序改写过");
    return {};
}

FileHold::Change::Change(FileHold& hold) : m_hold(hold)
{
    const std::lock_guard guard(hold.m_shared.mutex);
    ++hold.m_shared.changing;
}

FileHold::Change::~Change()
{
    const std::lock_guard guard(m_hold.m_shared.mutex);
    if (--m_hold.m_shared.changing == 0)
        m_hold.m_shared.remember();
}

std::optional<std::int64_t> FileHold::known_schema() const
{
    const std::lock_guard guard(m_shared.mutex);
    return m_shared.schema;
}

void FileHold::set_known_schema(std::int64_t version)
{
    const std::lock_guard guard(m_shared.mutex);
    m_shared.schema = version;
}

namespace {

/// Whether somebody – also this process – holds the file; a file system without locks can't say.
SystemLock who_holds(const std::string& path)
{
    const std::lock_guard guard(registry().mutex);
    const auto sight = sight_at(path);
    if (!sight || !sight->regular)
        return SystemLock::Free;
    const auto found = registry().files.find(sight->identity);
    if (found != registry().files.end() && found->second->locked)
        return SystemLock::Held;
    const int file = found != registry().files.end() ? found->second->file : open_descriptor(path);
    if (file < 0)
        return SystemLock::Unknown;
    const SystemLock lock = look_at_lock(file);
    if (found == registry().files.end()) // nobody here has it open: closing drops nothing
        close_descriptor(file);
    return lock;
}

} // namespace

std::optional<LockHolder> left_behind(const std::string& path)
{
    if (who_holds(path) == SystemLock::Held)
        return std::nullopt;
    return read_lock_note(path);
}

std::optional<LockHolder> lock_holder(const std::string& path)
{
    if (who_holds(path) != SystemLock::Held)
        return std::nullopt;
    return read_lock_note(path);
}

} // namespace lx
