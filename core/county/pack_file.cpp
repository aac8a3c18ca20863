#include "core/county/pack_file.h"

#include "core/base/input_file.h"
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
    LX_ASSIGN(const std::string bytes, read_file(path, kMostPackBytes + 1));
    const std::string name = file_name(path);
    if (bytes.size() > kMostPackBytes)
        return fail(ErrorKind::BadInput,
                    "“" + name + "”超过 4 MB，不像政策包，请选由本程序导出的 .json 文件。");
    return save_own_pack(database, name, bytes, actor);
}

} // namespace lx
