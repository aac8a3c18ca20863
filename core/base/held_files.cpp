#include "core/base/held_files.h"

#include <mutex>
#include <set>

#include <QtGlobal>

#include "core/base/file_trouble.h"

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

namespace lx {

namespace {

struct Held
{
    std::mutex mutex;
    std::multiset<FileIdentity> files;
};

Held& held()
{
    static Held instance;
    return instance;
}

} // namespace

void hold_file(FileIdentity file)
{
    const std::lock_guard guard(held().mutex);
    held().files.insert(file);
}

void release_file(FileIdentity file)
{
    const std::lock_guard guard(held().mutex);
    if (const auto found = held().files.find(file); found != held().files.end())
        held().files.erase(found);
}

bool is_held(FileIdentity file)
{
    const std::lock_guard guard(held().mutex);
    return held().files.contains(file);
}

Error held_trouble(const std::string& path)
{
    return {ErrorKind::BadInput,
            "“" + file_name(path) + "”就是正在打开的台账文件，不能当作别的文件来读，请另选文件。",
            {}};
}

Result<> check_not_held(const std::string& path)
{
#ifdef Q_OS_UNIX
    struct stat info
    {};
    if (::stat(path.c_str(), &info) != 0)
        return {}; // opening it will say why
    if (is_held({info.st_dev, info.st_ino}))
        return fail(held_trouble(path));
#else
    static_cast<void>(path);
#endif
    return {};
}

} // namespace lx
