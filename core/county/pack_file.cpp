#include "core/county/pack_file.h"

#include <QFile>
#include <QFileInfo>

#include "core/base/output_file.h"
#include "core/county/policies.h"

namespace lx {

Result<> export_pack(Database& database, const std::string& id, const std::string& path)
{
    LX_ASSIGN(const auto text, policy_text(database, id));
    return write_file(path, text);
}

Result<std::string> import_pack(Database& database, const std::string& path, const Actor* actor)
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
    return save_own_pack(database, name, bytes.toStdString(), actor);
}

} // namespace lx
