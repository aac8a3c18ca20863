#include "core/store/storage_place.h"

#include <array>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QString>

#ifdef Q_OS_LINUX
#include <sys/vfs.h>
#endif
#ifdef Q_OS_WIN
#include <windows.h>
#endif

#include "core/store/qt_path.h"

namespace lx {

namespace {

bool on_network(const QString& folder)
{
#ifdef Q_OS_LINUX
    // Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, FUSE (sshfs and the like), 9P, AFS, CEPH,
    // NCP, CODA.
    constexpr std::array<unsigned long, 10> magics = {
        0x6969,     0x517B,     0xFF534D42, 0xFE534D42, 0x65735546,
        0x01021997, 0x5346414F, 0x00C36400, 0x564C,     0x73757245};
    struct statfs info
    {};
    if (statfs(QFile::encodeName(folder).constData(), &info) != 0)
        return false;
    const auto type = static_cast<unsigned long>(info.f_type) & 0xFFFFFFFFUL;
    for (const unsigned long magic : magics)
        if (type == magic)
            return true;
    return false;
#elif defined(Q_OS_WIN)
    const QString native = QDir::toNativeSeparators(folder);
    if (native.startsWith(QStringLiteral("\\\\")))
        return true;
    const QString root = native.left(3);
    return GetDriveTypeW(reinterpret_cast<const wchar_t*>(root.utf16())) == DRIVE_REMOTE;
#else
    return folder.startsWith(QStringLiteral("//"));
#endif
}

bool in_synced_folder(const QString& folder)
{
    static const std::array<QString, 8> names = {
        QStringLiteral("OneDrive"), QStringLiteral("Dropbox"),    QStringLiteral("Nutstore"),
        QStringLiteral("坚果云"),   QStringLiteral("我的坚果云"), QStringLiteral("WPS云盘"),
        QStringLiteral("百度网盘"), QStringLiteral("iCloudDrive")};
    const auto parts = folder.split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const QString& part : parts)
        for (const QString& name : names)
            if (part.compare(name, Qt::CaseInsensitive) == 0 ||
                part.startsWith(name + QStringLiteral(" - ")))
                return true;
    return false;
}

} // namespace

StoragePlace storage_place(const std::string& path)
{
    const QFileInfo info(qt_path(path));
    const QString folder = info.isDir() ? info.absoluteFilePath() : info.absolutePath();
    if (on_network(folder))
        return StoragePlace::Network;
    return in_synced_folder(folder) ? StoragePlace::Synced : StoragePlace::Local;
}

} // namespace lx
