#include "ui/presentation/map/map_batch.h"

#include <algorithm>
#include <map>
#include <memory>

#include <QString>

#include "ui/presentation/format.h"
#include "ui/presentation/map/map_file.h"
#include "ui/presentation/print/pdf_each.h"

namespace lx::ui {

Result<std::int64_t> sheets_of(const MapPicture& whole)
{
    const auto drawn = [](const MapArea& area) { return !area.shape.empty(); };
    const auto all = whole.tiles ? 0 : std::ranges::count_if(whole.areas, drawn);
    if (all == 0)
        return fail(ErrorKind::Refused, "没有一个属地有边界，分不出单张；请先导入边界。");
    return all;
}

Result<MapBatch> write_each(const std::vector<MapDay>& days, const AreaShapes& shapes,
                            MapWanted wanted, const MapPicture& whole, const MapPaper& paper,
                            const std::string& folder, Progress& progress)
{
    LX_ASSIGN(const std::int64_t all, sheets_of(whole));
    MapBatch batch;
    std::int64_t done = 0;
    std::map<QString, int> names; // codes of parks are anything
    for (const MapArea& area : whole.areas) {
        if (area.shape.empty())
            continue;
        progress.report("写分布图", done++, all);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled,
                        "已取消，写好的 " + std::to_string(batch.written) + " 张留在文件夹里。");
        QString name = file_name_for(qt(area.code));
        if (name.isEmpty())
            name = file_name_for(qt(area.name));
        if (const int before = names[name.toLower()]++; before > 0)
            name += QStringLiteral("（%1）").arg(before + 1);
        wanted.area = area.code;
        const auto write = [&]() -> Result<> {
            LX_ASSIGN(auto made, MapPicture::of(days, shapes, wanted));
            std::vector<std::shared_ptr<const MapPicture>> pictures;
            for (MapPicture& one : made)
                pictures.push_back(std::make_shared<const MapPicture>(std::move(one)));
            const MapSheet sheet(pictures.front(), paper,
                                 pictures.size() > 1 ? pictures.back() : nullptr);
            return write_map(sheet, folder + "/" + utf8_of(name) + ".pdf");
        };
        if (const auto written = write())
            ++batch.written;
        else
            batch.refused.push_back(area.name + "：" + written.error().message);
    }
    return batch;
}

} // namespace lx::ui
