"""What an old item and code table may say: fields and their known headings. Pure."""

from tongma.work.external_tables.model import field_of

FIELDS = (
    field_of(
        "code",
        "产品编码",
        "物料编码 | 商品编码 | 货号 | 品号 | 存货编码 | ERP编码 | 编码 | "
        "item code | item no | item number | sku | material | part number",
        needed=True,
    ),
    field_of(
        "name_zh",
        "产品名称",
        "名称 | 品名 | 商品名称 | 物料名称 | 存货名称 | 货品名称 | 通用名称 | "
        "item name | name | description | product name",
        needed=True,
    ),
    field_of(
        "name_en",
        "英文名称",
        "英文名 | english name",
    ),
    field_of(
        "specification",
        "规格",
        "规格型号 | 产品规格 | spec | size",
    ),
    field_of(
        "model",
        "型号",
        "产品型号 | model no",
    ),
    field_of(
        "device_class",
        "管理类别",
        "类别 | 器械类别 | class | device class",
    ),
    field_of(
        "maker",
        "生产企业",
        "生产厂家 | 厂家 | 制造商 | 生产商 | 注册人 | maker | manufacturer | brand owner",
    ),
    field_of(
        "registration",
        "注册证号",
        "注册证 | 注册证编号 | 备案号 | 批准文号 | 注册证备案号 | "
        "registration number | registration no",
    ),
    field_of(
        "registration_to",
        "注册证有效期至",
        "注册证效期 | 证件有效期 | 注册证到期日 | registration valid to | registration expiry",
    ),
    field_of(
        "unit",
        "基本单位",
        "单位 | 计量单位 | 最小单位 | uom | unit of measure",
    ),
    field_of(
        "barcode",
        "条码",
        "条形码 | UDI | DI | UDI-DI | GTIN | 产品标识 | 最小销售单元标识 | 主条码 | "
        "商品条码 | ean | barcode | bar code | udi di",
    ),
    field_of(
        "pack_unit",
        "包装单位",
        "中包装单位 | 盒单位 | pack unit | packaging",
    ),
    field_of(
        "pack_factor",
        "包装数量",
        "中包装数量 | 中包装数 | 盒装量 | 装量 | 换算率 | 换算系数 | "
        "包装规格数 | 入数 | pack quantity | pack size | qty per pack | conversion",
    ),
    field_of(
        "pack_barcode",
        "包装条码",
        "中包装条码 | 盒条码 | 中包装UDI | pack barcode | pack gtin | pack udi",
    ),
    field_of(
        "case_unit",
        "箱单位",
        "大包装单位 | 外箱单位 | case unit",
    ),
    field_of(
        "case_factor",
        "箱装数量",
        "大包装数量 | 大包装数 | 箱装量 | 件装量 | 箱规 | case quantity | case size | qty per case",
    ),
    field_of(
        "case_barcode",
        "箱条码",
        "大包装条码 | 外箱条码 | 箱码 | 大包装UDI | case barcode | case gtin | case udi",
    ),
    field_of(
        "supplier_article",
        "供应商货号",
        "厂家货号 | 原厂货号 | supplier article | catalog number | ref",
    ),
    field_of(
        "insurance_code",
        "医保编码",
        "医保码 | 国家医保编码 | 耗材医保编码 | nhsa code",
    ),
    field_of(
        "shelf_life_days",
        "有效期天数",
        "保质期天数 | 有效天数 | shelf life days",
    ),
    field_of(
        "storage",
        "贮存条件",
        "储存条件 | 存储条件 | storage conditions | storage",
    ),
    field_of(
        "price",
        "单价",
        "进价 | 采购价 | 价格 | 含税单价 | unit price | cost",
    ),
)
BY_NAME = {field.name: field for field in FIELDS}
CODES = ("barcode", "pack_barcode", "case_barcode")
