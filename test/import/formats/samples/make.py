import pyarrow as pa, pyarrow.feather as f, pyarrow.ipc as ipc, pyarrow.parquet as pq, polars as pl, datetime as d, decimal, os
out=os.path.dirname(os.path.abspath(__file__))
D=decimal.Decimal
t=pa.table({
 '订单号':pa.array(['123456789012345678','000123',None,'é😀']),
 'big':pa.array([9007199254740993,-1,None,0],pa.int64()),
 'u64':pa.array([18446744073709551615,0,None,1],pa.uint64()),
 'small':pa.array([-128,127,None,0],pa.int8()),
 '金额':pa.array([D('1234567890123456.78'),D('-0.01'),None,D('0.00')],pa.decimal128(18,2)),
 'price':pa.array([6.95,0.1,None,-0.0],pa.float64()),
 'f32':pa.array([6.95,0.1,None,1e10],pa.float32()),
 'day':pa.array([d.date(2024,2,29),d.date(1969,12,31),None,d.date(1970,1,1)]),
 'at':pa.array([d.datetime(2024,3,1,8,5,6,123456),d.datetime(1969,12,31,23,59,59,999999),None,d.datetime(1970,1,1)],pa.timestamp('us')),
 'ns':pa.array([1709280306123456789,-1,None,0],pa.timestamp('ns')),
 'utc':pa.array([d.datetime(2024,3,1,8,5),None,None,d.datetime(1970,1,1)],pa.timestamp('ms',tz='UTC')),
 'ok':pa.array([True,False,None,True]),
 'clock':pa.array([d.time(8,5),None,None,d.time(23,59,59)],pa.time32('s')),
 'city':pa.array(['上海','广州',None,'上海']).dictionary_encode(),
 'tags':pa.array([['a','b'],[],None,['c']],pa.list_(pa.string())),
 'who':pa.array([{'name':'张三','age':30},{'name':None,'age':None},None,{'name':'李四','age':5}],pa.struct([('name',pa.string()),('age',pa.int32())])),
 'lines':pa.array([[{'sku':'x'}],[],None,[]],pa.list_(pa.struct([('sku',pa.string())]))),
 'last':pa.array([1,2,3,4],pa.int16()),
})
f.write_feather(t,f'{out}/all-lz4.feather',compression='lz4')
f.write_feather(t,f'{out}/all-zstd.feather',compression='zstd')
f.write_feather(t,f'{out}/all.feather',compression='uncompressed')
with ipc.new_stream(f'{out}/all.arrows',t.schema) as w:
    for b in t.to_batches(max_chunksize=3): w.write_batch(b)
for c in ['snappy','gzip','zstd','brotli','lz4','none']:
    pq.write_table(t,f'{out}/all-{c}.parquet',compression=c,row_group_size=3,data_page_version='2.0' if c=='gzip' else '1.0')
long=pa.table({'id':[f'customer-{i:05d}' for i in range(500)],'n':list(range(500)),'x':[i/4 for i in range(500)]})
pq.write_table(long,f'{out}/delta.parquet',use_dictionary=False,column_encoding={'id':'DELTA_BYTE_ARRAY','n':'DELTA_BINARY_PACKED','x':'BYTE_STREAM_SPLIT'},compression='zstd',data_page_version='2.0')
pq.write_table(long,f'{out}/delta-length.parquet',use_dictionary=False,column_encoding={'id':'DELTA_LENGTH_BYTE_ARRAY'},compression='snappy')
p=pl.DataFrame({'名称':['短','一个比较长的公司名称有限公司',None,'abc'],'n':[1,None,3,4],'tags':[['a'],None,[],['b','c']]})
p.write_ipc(f'{out}/views.arrow',compression='zstd')
p.write_parquet(f'{out}/polars.parquet')
pq.write_table(pa.table({'x':pa.array([[{'a':1}]])}),f'{out}/nested.parquet')
