#include "core/county/pack_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include "core/county/policies.h"

namespace lx {

Result<> export_pack(Database& database, const std::string& id, const std::string& path)
{
    LX_ASSIGN(const auto text, policy_text(database, id));
    QSaveFile file(QString::fromStdString(path));
    const bool written = file.open(QIODevice::WriteOnly) &&
                         file.write(text.data(), static_cast<qint64>(text.size())) ==
                             static_cast<qint64>(text.size()) &&
                         file.commit();
    if (!written)
        return fail(ErrorKind::Io,
                    "写不了“" + path + "”，请检查文件夹是否存在、有无权限和剩余空间。",
                    file.errorString().toStdString());
    return {};
}

Result<std::string> import_pack(Database& database, const std::string& path)
{
    QFile file(QString::fromStdString(path));
    if (QFileInfo(file).isDir() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "打不开“" + path + "”，请检查文件是否存在、有无读取权限。",
                    file.errorString().toStdString());
    const QByteArray bytes = file.read(kMostPackBytes + 1);
    const std::string name = QFileInfo(file).fileName().toStdString();
    if (bytes.size() > kMostPackBytes)
        return fail(ErrorKind::BadInput,
                    "“" + name + "”超过 4 MB，不像政策包，请选由本程序导出的 .json 文件。");
    return save_own_pack(database, name, bytes.toStdString());
}

} // namespace lx
