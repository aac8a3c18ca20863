#include "core/base/file_trouble.h"

#include <cerrno>
#include <system_error>

namespace lx {

namespace {

const char* why_not_written(int code)
{
    switch (code) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        return "磁盘已满，请先腾出空间";
    case EFBIG:
        return "文件超过了这个磁盘能放的大小，请换一个磁盘";
    case EACCES:
    case EROFS:
        return "没有写入的权限，请换一个文件夹";
    case EPERM:
        return "已有的文件是只读的，没有覆盖，请换一个文件名，或者先取消它的只读";
    case ELOOP:
        return "那个名字是指向别处的链接，没有写入，请直接写到它指向的文件，或者换一个文件名";
    case ENOTBLK:
        return "那个名字不是普通文件，没有写入，请换一个文件名";
    case EEXIST:
        return "它已经存在，没有改动它，请换一个文件名";
    case ENOENT:
    case ENOTDIR:
        return "文件夹不存在，请先建好";
    case EISDIR:
        return "那是一个文件夹，请写出文件名";
    case ENAMETOOLONG:
        return "文件名或者文件夹的路径太长，请改短（文件名不超过 70 个汉字就都可以）";
    case ETXTBSY:
    case EBUSY:
        return "它可能正被别的程序打开，请关闭后再试";
    case EIO:
    case ENODEV:
    case ENXIO:
        return "磁盘出错或者已经拔出，请检查磁盘或 U 盘后再试";
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return "系统资源不够，请关闭一些程序后再试";
    default:
        return "请看看文件夹是否可写";
    }
}

const char* why_not_read(int code)
{
    switch (code) {
    case ENOENT:
    case ENOTDIR:
        return "找不到这个文件，请检查它是否已被移动或改名";
    case EACCES:
    case EPERM:
        return "没有读取的权限，请检查文件的权限";
    case EISDIR:
        return "这是一个文件夹，请选择一个文件";
    case ENOTBLK:
        return "这不是普通文件，没有读取，请选择一个文件";
    case ELOOP:
        return "那是一个指向自己的链接，请另选文件";
    case ENAMETOOLONG:
        return "文件名或者文件夹的路径太长，请改短";
    case EBUSY:
    case ETXTBSY:
        return "它可能正被别的程序打开，请关闭后再试";
    case EMFILE:
    case ENFILE:
    case ENOMEM:
        return "系统资源不够，请关闭一些程序后再试";
    case EIO:
    case ENODEV:
    case ENXIO:
    default:
        return "读到一半读不下去了，请检查磁盘或 U 盘后再试";
    }
}

} // namespace

std::string file_name(std::string_view path)
{
#ifdef _WIN32
    const auto slash = path.find_last_of("/\\");
#else
    const auto slash = path.rfind('/');
#endif
    return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

Error cannot_write(const std::string& path, int code)
{
    return {ErrorKind::Io, "“" + path + "”写不出来：" + why_not_written(code) + "。",
            std::generic_category().message(code)};
}

Error cannot_read(const std::string& path, int code)
{
    return {ErrorKind::Io, "“" + path + "”打不开：" + why_not_read(code) + "。",
            std::generic_category().message(code)};
}

} // namespace lx
